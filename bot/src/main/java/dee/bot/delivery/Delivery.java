package dee.bot.delivery;

import dee.bot.room.Channel;
import dee.bot.room.Outbox;
import dee.bot.room.Outbox.Letter;
import dee.bot.store.Lease;
import dee.bot.store.StoreException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows what waits in the outbox, one post after the other, for as long as this Dee has the lease.
 * A post that cannot be shown is tried again, ever more seldom; those behind it wait.
 */
public final class Delivery implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  private static final Duration POLL = Duration.ofSeconds(1);
  private static final int AT_ONCE = 200;

  /** A post that failed this often is worth telling people about. */
  private static final int OFTEN = 5;

  private static final Duration TO_CLOSE = Duration.ofSeconds(5);

  private final Outbox outbox;
  private final Channel channel;
  private final Lease lease;
  private final InstantSource clock;
  private final DeliveryListener listener;
  private final Bell bell = new Bell();
  private final Thread thread = Thread.ofVirtual().name("delivery").unstarted(this::deliver);

  /** Shown, but not marked yet: it must not be shown again only because the database was away. */
  private long shown;

  private int failures;
  private int storeFailures;
  private volatile boolean closing;
  private volatile Optional<String> trouble = Optional.empty();

  public Delivery(Outbox outbox, Channel channel, Lease lease, InstantSource clock) {
    this(outbox, channel, lease, clock, DeliveryListener.NOBODY);
  }

  /**
   * @param listener hears of each post that was shown or could not be
   */
  public Delivery(
      Outbox outbox, Channel channel, Lease lease, InstantSource clock, DeliveryListener listener) {
    this.outbox = outbox;
    this.channel = channel;
    this.lease = lease;
    this.clock = clock;
    this.listener = listener;
  }

  /** Begins to show what waits. */
  public Delivery start() {
    thread.start();
    return this;
  }

  /** Something was written: looks at once. */
  public void poke() {
    bell.ring();
  }

  /**
   * What keeps posts from being shown for longer than a hiccup, and why; empty when all is well.
   */
  public Optional<String> trouble() {
    return trouble;
  }

  /**
   * Waits until all is shown.
   *
   * @return whether it was, within that time
   */
  public boolean awaitEmpty(Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (outbox.waiting() > 0) {
      long left = end - System.nanoTime();
      if (left <= 0 || !thread.isAlive()) {
        return false;
      }
      bell.awaitQuiet(Duration.ofNanos(left));
    }
    return true;
  }

  private void deliver() {
    try {
      while (!closing) {
        bell.hush();
        Duration wait = round();
        bell.quiet();
        bell.await(wait);
      }
    } catch (InterruptedException _) {
      // closed
    } finally {
      bell.quiet();
    }
  }

  /** Shows what can be shown now; tells how long to wait unless something is written. */
  private Duration round() throws InterruptedException {
    try {
      if (!lease.held()) {
        return POLL;
      }
      List<Letter> letters = outbox.next(AT_ONCE, clock.instant());
      if (storeFailures > 0) {
        storeFailures = 0;
        trouble = Optional.empty();
      }
      Superseded superseded = new Superseded(letters);
      for (Letter letter : letters) {
        if (closing || !lease.held()) {
          return POLL;
        }
        if (!superseded.contains(letter) && !show(letter)) {
          return Backoff.after(failures);
        }
        outbox.delivered(letter, clock.instant());
        trouble = Optional.empty();
      }
      return letters.isEmpty() ? POLL : Duration.ZERO;
    } catch (StoreException e) {
      storeFailures++;
      note(storeFailures, "posts cannot be read from or marked in the outbox: " + e.getMessage());
      return Backoff.after(storeFailures);
    }
  }

  private boolean show(Letter letter) throws InterruptedException {
    if (letter.id() == shown) {
      return true;
    }
    try {
      channel.show(letter);
      shown = letter.id();
      listener.shown(letter, clock.instant());
      return true;
    } catch (RuntimeException | Error e) {
      // Whatever went wrong, a post is neither lost nor tried again and again without a pause.
      failures = letter.attempts() + 1;
      listener.failed(letter);
      String why = Optional.ofNullable(e.getMessage()).orElse(e.toString());
      note(failures, "a post cannot be shown and those behind it wait: " + why);
      outbox.failed(letter, why, clock.instant().plus(Backoff.after(failures)));
      return false;
    }
  }

  private void note(int times, String what) {
    if (times == 1) {
      LOG.warn("{}; it is tried again", what);
    }
    if (times >= OFTEN) {
      trouble = Optional.of(what + " (tried " + times + " times)");
    }
  }

  /** Ends it when all is shown, or after that time; what is not shown stays in the outbox. */
  public void close(Duration atMost) {
    try {
      if (thread.isAlive() && lease.held()) {
        awaitEmpty(atMost);
      }
      closing = true;
      bell.ring();
      if (!thread.join(TO_CLOSE)) {
        thread.interrupt();
        thread.join(TO_CLOSE);
      }
    } catch (InterruptedException _) {
      closing = true;
      thread.interrupt();
      Thread.currentThread().interrupt();
    } catch (StoreException e) {
      LOG.warn("the outbox was left as it is: {}", e.getMessage());
      closing = true;
      thread.interrupt();
    } finally {
      lease.close();
    }
  }

  /** Ends it without waiting; what is not shown stays in the outbox. */
  @Override
  public void close() {
    close(Duration.ZERO);
  }
}
