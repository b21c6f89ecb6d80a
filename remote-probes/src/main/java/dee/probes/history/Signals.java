package dee.probes.history;

import dee.probes.history.History.Course;
import dee.probes.history.History.Point;
import dee.probes.history.History.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads change points off the courses. Each has a threshold to begin, a lower one to end, and,
 * where it is about requests, a least traffic: the numbers are those common alert rules use
 * (netdata's web_log and file_descriptors, awesome-prometheus-alerts).
 */
record Signals(List<Course> courses) {

  private static final int POINTS = 3;

  /** Requests a second below which neither latency nor errors mean anything. */
  private static final double LEAST_TRAFFIC = 0.2;

  private static final double LEAST_LATENCY = 0.1;

  List<Signal> all() {
    List<Signal> signals = new ArrayList<>();
    full(Measure.POOL_IN_USE, 1, 0.9, "pool-full-since", "connections of the pool in use")
        .ifPresent(signals::add);
    full(Measure.OPEN_FILES, 0.95, 0.85, "files-full-since", "files open").ifPresent(signals::add);
    latency().ifPresent(signals::add);
    errors().ifPresent(signals::add);
    signals.sort(Comparator.comparing(Signal::at));
    return signals;
  }

  private List<Point> points(Measure measure) {
    return courses.stream()
        .filter(c -> c.measure() == measure)
        .map(Course::points)
        .findFirst()
        .orElse(List.of());
  }

  private Optional<Signal> full(
      Measure measure, double share, double until, String name, String what) {
    Optional<Double> limit =
        courses.stream()
            .filter(c -> c.measure() == measure)
            .findFirst()
            .flatMap(Course::limit)
            .filter(l -> l > 0);
    return limit.flatMap(l ->
        new Onset(v -> v >= share * l, v -> v >= until * l, POINTS)
            .last(points(measure))
            .map(began ->
                new Signal(
                    name,
                    "%.0f of %.0f %s, and so until the last point"
                        .formatted(began.value(), l, what),
                    began.at())));
  }

  /** Twice the median of what was before, and no longer too short to matter. */
  private Optional<Signal> latency() {
    List<Point> course = withTraffic(points(Measure.LATENCY));
    if (course.size() < 4 * POINTS) {
      return Optional.empty();
    }
    double usual = median(course.subList(0, course.size() / 4));
    return new Onset(
            v -> v >= Math.max(LEAST_LATENCY, 2 * usual),
            v -> v >= Math.max(LEAST_LATENCY, 1.5 * usual),
            POINTS)
        .last(course)
        .map(began ->
            new Signal(
                "latency-grows",
                "95 of 100 requests took up to %s, before that %s"
                    .formatted(seconds(began.value()), seconds(usual)),
                began.at()));
  }

  /** An error counter is born with its first error: before that there were none. */
  private Optional<Signal> errors() {
    List<Point> requests =
        points(Measure.REQUESTS).stream().filter(p -> p.value() >= LEAST_TRAFFIC).toList();
    Map<Instant, Double> failed = byTime(points(Measure.ERRORS));
    if (failed.isEmpty()) {
      return Optional.empty();
    }
    List<Point> shares =
        requests.stream()
            .map(p -> new Point(p.at(), failed.getOrDefault(p.at(), 0.0) / p.value()))
            .toList();
    return new Onset(v -> v >= 0.05, v -> v >= 0.01, POINTS)
        .last(shares)
        .map(began ->
            new Signal(
                "errors-begin",
                "%.0f %% of the requests failed".formatted(100 * began.value()),
                began.at()));
  }

  /** Where requests are counted, only points with enough of them. */
  private List<Point> withTraffic(List<Point> course) {
    Map<Instant, Double> requests = byTime(points(Measure.REQUESTS));
    return requests.isEmpty()
        ? course
        : course.stream().filter(p -> requests.getOrDefault(p.at(), 0.0) >= LEAST_TRAFFIC).toList();
  }

  private static Map<Instant, Double> byTime(List<Point> points) {
    Map<Instant, Double> values = new HashMap<>();
    points.forEach(p -> values.put(p.at(), p.value()));
    return values;
  }

  private static double median(List<Point> points) {
    List<Double> sorted = points.stream().map(Point::value).sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  private static String seconds(double value) {
    return value < 1
        ? Math.round(value * 1000) + " ms"
        : String.format(Locale.ROOT, "%.1f s", value);
  }
}
