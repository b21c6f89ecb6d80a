package dee.bot.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lease as a row that its holder renews. Nobody compares clocks: another Dee takes it when it has
 * seen no renewal for {@link #EXPIRY} by its own watch, and the holder stops {@link #MARGIN} before
 * that can be.
 */
final class JdbiLease implements Lease {

  private static final Logger LOG = LoggerFactory.getLogger(JdbiLease.class);

  static final Duration RENEWAL = Duration.ofSeconds(3);
  static final Duration EXPIRY = Duration.ofSeconds(15);
  static final Duration MARGIN = Duration.ofSeconds(5);

  private final Database database;
  private final String name;
  private final String holder;
  private final InstantSource clock;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread renewing;

  /** When this Dee last made sure that it has it; empty while it has not. */
  private volatile Optional<Moment> renewed = Optional.empty();

  private Row seen = new Row("", -1);
  private Moment seenSince;

  private record Row(String holder, long renewal) {}

  /** A point in time on both the wall and the machine's own count, which people cannot move. */
  private record Moment(Instant wall, long nanos) {

    /** Sleeping machines stop counting, walls are put back: the longer one is believed. */
    Duration until(Moment later) {
      Duration byWall = Duration.between(wall, later.wall);
      Duration byCount = Duration.ofNanos(later.nanos - nanos);
      return byWall.compareTo(byCount) > 0 ? byWall : byCount;
    }

    /** By the machine's own count alone: others may only be declared dead by time that passed. */
    Duration surely(Moment later) {
      return Duration.ofNanos(later.nanos - nanos);
    }
  }

  JdbiLease(Database database, String name, String holder, InstantSource clock) {
    this.database = database;
    this.name = name;
    this.holder = holder;
    this.clock = clock;
    this.seenSince = now();
    renew();
    this.renewing = Thread.ofVirtual().name("lease-" + name).start(this::keepRenewing);
  }

  private Moment now() {
    return new Moment(clock.instant(), System.nanoTime());
  }

  @Override
  public boolean held() {
    Moment now = now();
    return renewed
        .filter(since -> since.until(now).compareTo(EXPIRY.minus(MARGIN)) < 0)
        .isPresent();
  }

  private void keepRenewing() {
    try {
      while (!closed.await(RENEWAL.toMillis(), TimeUnit.MILLISECONDS)) {
        renew();
      }
    } catch (InterruptedException _) {
      // nobody does that
    }
  }

  /** Renews it, or takes it when it is free. */
  private void renew() {
    Moment before = now();
    boolean mine;
    try {
      mine = database.inTransaction(handle -> take(handle, before));
    } catch (StoreException e) {
      // What is held runs out by itself; it is tried again soon.
      LOG.debug("the lease {} was not renewed: {}", name, e.getMessage());
      return;
    }
    boolean had = renewed.isPresent();
    renewed = mine ? Optional.of(before) : Optional.empty();
    if (had != mine) {
      LOG.info("{} {} the lease {}", holder, mine ? "has" : "has no longer", name);
    }
  }

  private boolean take(Handle handle, Moment now) {
    Row row =
        handle
            .select("select holder, renewal from lease where name = ?", name)
            .map((r, _) -> new Row(r.getString("holder"), r.getLong("renewal")))
            .one();
    if (!row.equals(seen)) {
      seen = row;
      seenSince = now;
    }
    boolean free =
        row.holder().isEmpty()
            || row.holder().equals(holder)
            || seenSince.surely(now).compareTo(EXPIRY) >= 0;
    return free
        && handle.execute(
                "update lease set holder = ?, renewal = renewal + 1 where name = ? and renewal = ?",
                holder,
                name,
                row.renewal())
            == 1;
  }

  @Override
  public void close() {
    // Not interrupted: that would cut the connection in the middle of a statement.
    closed.countDown();
    try {
      renewing.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    renewed = Optional.empty();
    try {
      database.inTransaction(handle ->
          handle.execute(
              "update lease set holder = '', renewal = renewal + 1 where name = ? and holder = ?",
              name,
              holder));
    } catch (StoreException e) {
      LOG.debug("the lease {} was not given up: {}", name, e.getMessage());
    }
  }
}
