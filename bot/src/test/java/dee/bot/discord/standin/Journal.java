package dee.bot.discord.standin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Keeps what happened, in order, and wakes those who wait for something to happen. */
final class Journal {

  private static final long LOOK_AGAIN_MILLIS = 25;

  private final InstantSource clock;
  private final List<Seen> requests = new ArrayList<>();
  private final List<Violation> violations = new ArrayList<>();
  private final List<StoredMessage> messages = new ArrayList<>();
  private CountDownLatch nextChange = new CountDownLatch(1);

  Journal(InstantSource clock) {
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  synchronized void request(Instant at, String route, String path, JsonNode body, int status) {
    requests.add(new Seen(at, route, path, body, status));
    changed();
  }

  synchronized void violation(Violation.Kind kind, String what) {
    violations.add(new Violation(now(), kind, what));
    changed();
  }

  synchronized void message(StoredMessage message) {
    messages.add(message);
    changed();
  }

  synchronized void changed() {
    nextChange.countDown();
    nextChange = new CountDownLatch(1);
  }

  private synchronized CountDownLatch nextChange() {
    return nextChange;
  }

  synchronized List<Seen> requests() {
    return List.copyOf(requests);
  }

  synchronized List<Violation> violations() {
    return List.copyOf(violations);
  }

  synchronized List<StoredMessage> messages() {
    return List.copyOf(messages);
  }

  /**
   * Waits until there is something; looks at every change, and now and then for what the clock
   * changes.
   */
  <T> T await(String what, Duration most, Supplier<Optional<T>> look) {
    long end = System.nanoTime() + most.toNanos();
    while (true) {
      CountDownLatch change = nextChange();
      Optional<T> found = look.get();
      if (found.isPresent()) {
        return found.orElseThrow();
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + most + ": " + what + "; " + lately());
      }
      pause(change);
    }
  }

  void await(String what, Duration most, BooleanSupplier condition) {
    await(what, most, () -> condition.getAsBoolean() ? Optional.of(what) : Optional.empty());
  }

  private void pause(CountDownLatch change) {
    try {
      if (!change.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
        Thread.onSpinWait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting", e);
    }
  }

  private synchronized String lately() {
    List<Seen> last = requests.subList(Math.max(0, requests.size() - 12), requests.size());
    StringBuilder text = new StringBuilder("violations: " + violations + "; the last requests:");
    last.forEach(seen -> text.append("\n  ").append(seen));
    return text.toString();
  }
}
