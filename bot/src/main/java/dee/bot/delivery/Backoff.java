package dee.bot.delivery;

import java.time.Duration;

/**
 * How long to wait after so many failures in a row: 1 s, twice as long each time, at most 1 min.
 */
final class Backoff {

  private static final Duration LONGEST = Duration.ofMinutes(1);

  private Backoff() {}

  static Duration after(int failures) {
    Duration wait = Duration.ofSeconds(1L << Math.clamp(failures - 1L, 0, 6));
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
