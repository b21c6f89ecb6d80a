package dee.bot.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Numbers of one instance over time, for a plot.
 *
 * @param measure what was measured, such as {@code open-files}; the same everywhere
 * @param unit of the values; empty for plain counts
 * @param limit what the value cannot or should not exceed
 * @param points in order of time, by Dee's clock
 * @param evidence what they were read from
 */
public record Series(
    String target,
    String measure,
    String unit,
    Optional<Double> limit,
    List<Point> points,
    List<String> evidence) {

  public Series {
    points = List.copyOf(points);
    evidence = List.copyOf(evidence);
  }

  /** One value. */
  public record Point(Instant at, double value) {}
}
