package dee.probes.history;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An instance's past, as far as somebody wrote it down. Times are by Dee's clock, to the second.
 *
 * @param courses what was found, one for each measure
 * @param signals moments at which something changed, oldest first
 * @param missing the measures without a course, and why
 */
public record History(List<Course> courses, List<Signal> signals, Map<Measure, String> missing) {

  public History {
    courses = List.copyOf(courses);
    signals = List.copyOf(signals);
    missing = Map.copyOf(missing);
  }

  /**
   * One measure over time; where nothing was written down there is no point.
   *
   * @param limit what the values cannot exceed
   * @param points in order of time
   */
  public record Course(Measure measure, Optional<Double> limit, List<Point> points) {
    public Course {
      points = List.copyOf(points);
    }
  }

  /** One value. */
  public record Point(Instant at, double value) {}

  /**
   * Something changed.
   *
   * @param name such as {@code pool-full-since}
   * @param says a sentence with numbers
   */
  public record Signal(String name, String says, Instant at) {}

  /** The course of one measure. */
  public Optional<Course> of(Measure measure) {
    return courses.stream().filter(c -> c.measure() == measure).findFirst();
  }
}
