package dee.playbooks.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of an instance over time. All times are by Dee's clock: the skew is taken out.
 *
 * @param skew how far the target's clock is ahead of Dee's; empty when it was not reached
 * @param signals moments at which something changed, oldest first
 */
public record Past(Optional<Duration> skew, List<Signal> signals, List<Series> series) {

  /** Nothing is known. */
  public static final Past UNKNOWN = new Past(Optional.empty(), List.of(), List.of());

  public Past {
    signals = List.copyOf(signals);
    series = List.copyOf(series);
  }

  /**
   * Something that was to be seen at a moment.
   *
   * @param name what it is, such as {@code latency-grows}
   * @param says a sentence with numbers
   * @param evidence ids
   */
  public record Signal(String name, String says, Instant at, List<String> evidence) {
    public Signal {
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * Numbers over time.
   *
   * @param measure such as {@code open-files}
   * @param unit empty for plain counts
   * @param limit what the value cannot or should not exceed
   * @param points in order of time
   * @param evidence ids
   */
  public record Series(
      String measure,
      String unit,
      Optional<Double> limit,
      List<Point> points,
      List<String> evidence) {
    public Series {
      points = List.copyOf(points);
      evidence = List.copyOf(evidence);
    }
  }

  /** One value. */
  public record Point(Instant at, double value) {}
}
