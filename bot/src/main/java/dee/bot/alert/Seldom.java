package dee.bot.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** Lets something happen at most once a minute, so that a flood of requests floods no log. */
final class Seldom {

  private static final Duration APART = Duration.ofMinutes(1);

  private final InstantSource clock;
  private final AtomicReference<Instant> next = new AtomicReference<>(Instant.EPOCH);

  Seldom(InstantSource clock) {
    this.clock = clock;
  }

  void run(Runnable what) {
    Instant now = clock.instant();
    Instant due = next.get();
    if (!now.isBefore(due) && next.compareAndSet(due, now.plus(APART))) {
      what.run();
    }
  }
}
