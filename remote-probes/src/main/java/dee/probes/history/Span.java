package dee.probes.history;

import java.time.Duration;

/**
 * How far back is looked, and how closely.
 *
 * @param length from its beginning until now
 * @param step from one point to the next
 * @param rate what a rate is taken over; at least two scrapes must fit in
 */
record Span(Duration length, Duration step, Duration rate) {

  /** The last hour in 240 points: right for scrapes up to half a minute apart. */
  static final Span HOUR =
      new Span(Duration.ofMinutes(60), Duration.ofSeconds(15), Duration.ofMinutes(1));

  private static final int MOST_POINTS = 240;

  Span {
    if (step.toMillis() < 1 || length.dividedBy(step) > MOST_POINTS) {
      throw new IllegalArgumentException("at most " + MOST_POINTS + " points");
    }
  }
}
