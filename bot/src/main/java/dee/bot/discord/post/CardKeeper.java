package dee.bot.discord.post;

import dee.bot.incident.IncidentId;
import dee.bot.incident.Status;
import dee.bot.room.Places;
import dee.bot.room.Places.Unsettled;
import dee.bot.room.Post;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps each incident's card as the incident stands, whoever wrote to its timeline, and puts the
 * thread away when the incident is closed and all is said. One card that cannot be edited does not
 * keep the others from it.
 */
public final class CardKeeper implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CardKeeper.class);

  private static final Duration POLL = Duration.ofSeconds(1);

  /** Cards say that an update is overdue, or no longer that a plan waits. */
  private static final Duration TIME_TELLS = Duration.ofSeconds(15);

  private static final Duration NOW_AND_THEN = Duration.ofMinutes(10);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final Duration TO_CLOSE = Duration.ofSeconds(5);

  private final IncidentCards cards;
  private final IncidentThreads threads;
  private final Places places;
  private final Standing standing;
  private final BooleanSupplier speaking;
  private final Semaphore poked = new Semaphore(0);
  private final Map<IncidentId, Watched> watched = new HashMap<>();
  private final Thread thread = Thread.ofVirtual().name("cards").unstarted(this::keep);
  private volatile boolean closing;

  /**
   * What was last seen of an incident.
   *
   * @param entries the card shows the timeline up to here; -1: something is left to do
   * @param again when to look at it though nothing happened
   */
  private record Watched(int entries, Instant again, int failures) {}

  CardKeeper(
      IncidentCards cards,
      IncidentThreads threads,
      Places places,
      Standing standing,
      BooleanSupplier speaking) {
    this.cards = cards;
    this.threads = threads;
    this.places = places;
    this.standing = standing;
    this.speaking = speaking;
  }

  public CardKeeper start() {
    thread.start();
    return this;
  }

  /** Something was written: looks at once. */
  public void poke() {
    poked.release();
  }

  private void keep() {
    try {
      while (!closing) {
        poked.drainPermits();
        Duration wait = speaking.getAsBoolean() ? round() : POLL;
        boolean _ = poked.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException _) {
      // closed
    }
  }

  /** Looks at all cards; tells how long to wait unless something is written. */
  private Duration round() throws InterruptedException {
    List<Unsettled> unsettled;
    try {
      unsettled = places.unsettled();
    } catch (RuntimeException e) {
      LOG.debug("cards are not looked at: {}", e.getMessage());
      return POLL;
    }
    watched.keySet().retainAll(unsettled.stream().map(Unsettled::incident).toList());
    Instant soonest = standing.clock().instant().plus(POLL);
    for (Unsettled one : unsettled) {
      if (closing || !speaking.getAsBoolean()) {
        return POLL;
      }
      Instant now = standing.clock().instant();
      Watched before = watched.getOrDefault(one.incident(), new Watched(-1, now, 0));
      if (due(one, before, now)) {
        before = look(one, before);
        watched.put(one.incident(), before);
      }
      soonest = before.again().isBefore(soonest) ? before.again() : soonest;
    }
    Duration wait = Duration.between(standing.clock().instant(), soonest);
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  private static boolean due(Unsettled one, Watched before, Instant now) {
    boolean time = !now.isBefore(before.again());
    // One that could not be edited has its pause; so has one that was edited just now.
    return time || (before.entries() >= 0 && before.entries() != one.entries());
  }

  private Watched look(Unsettled one, Watched before) throws InterruptedException {
    Instant now = standing.clock().instant();
    try {
      Post.Card card = standing.of(one.incident());
      Optional<Duration> wait = cards.refresh(card);
      if (wait.isPresent()) {
        return new Watched(-1, now.plus(wait.get()), 0);
      }
      boolean closed = card.incident().status() == Status.CLOSED;
      if (closed && one.waiting() == 0) {
        end(one.incident());
      }
      return new Watched(one.entries(), now.plus(closed ? POLL : untilTimeTells(card)), 0);
    } catch (RuntimeException e) {
      // Whatever is wrong with one card, the others are kept.
      return failed(one, before, now, e);
    }
  }

  private static Duration untilTimeTells(Post.Card card) {
    boolean tells = card.next().isPresent() || !card.waiting().isEmpty();
    return tells ? TIME_TELLS : NOW_AND_THEN;
  }

  private static Watched failed(Unsettled one, Watched before, Instant now, RuntimeException e) {
    int failures = before.failures() + 1;
    if (failures == 1) {
      LOG.warn("the card of {} is not up to date: {}", one.incident(), e.getMessage());
    }
    Duration pause = Duration.ofSeconds(1L << Math.min(failures, 6));
    return new Watched(
        -1, now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause), failures);
  }

  private void end(IncidentId incident) throws InterruptedException {
    // First this: whoever posts meanwhile says afterwards that there is something to put away.
    places.settle(incident, true);
    try {
      threads.putAway(incident);
    } catch (RuntimeException e) {
      places.settle(incident, false);
      throw e;
    }
    cards.done(incident);
  }

  @Override
  public void close() {
    closing = true;
    poke();
    try {
      if (thread.isAlive() && !thread.join(TO_CLOSE)) {
        thread.interrupt();
        thread.join(TO_CLOSE);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
