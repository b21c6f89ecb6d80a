package dee.bot.target;

import java.time.Duration;

/**
 * How careful changes to a service must be.
 *
 * @param floor how many instances must keep serving
 * @param verifyWindow how long a symptom must stay away to count as gone
 * @param quarantine how long an instance is set aside before people are asked about it
 * @param drainSettle how long no new connection may come before a drained instance counts as such
 */
public record Caution(int floor, Duration verifyWindow, Duration quarantine, Duration drainSettle) {

  /** What is meant where the configuration says nothing; half of the instances must serve. */
  public static Caution usual(int instances) {
    return new Caution(
        (instances + 1) / 2, Duration.ofSeconds(120), Duration.ofHours(4), Duration.ofSeconds(10));
  }
}
