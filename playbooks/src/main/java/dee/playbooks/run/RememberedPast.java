package dee.playbooks.run;

import dee.playbooks.diagnosis.Facts;
import dee.playbooks.run.Past.Point;
import dee.playbooks.run.Past.Series;
import dee.playbooks.run.Past.Signal;
import dee.probes.history.History;
import dee.probes.history.History.Course;
import dee.probes.history.Measure;
import java.time.Duration;
import java.util.List;

/** What an instance's Prometheus remembers. */
final class RememberedPast implements PastSource {

  /** Prometheus looks seldom, and its clock is its own. */
  private static final Duration SELDOM = Duration.ofSeconds(30);

  @Override
  public List<Sign> signs(Looked looked) {
    return looked.fact(Facts::history).stream()
        .flatMap(fact ->
            fact.value().signals().stream()
                .map(signal -> sign(signal, within(fact.value()), fact.evidence())))
        .toList();
  }

  private static Sign sign(History.Signal signal, Duration within, List<String> evidence) {
    String says = signal.says() + " (by its Prometheus)";
    return new Sign(
        new Signal(signal.name(), says, signal.at(), evidence), within, trouble(signal.name()));
  }

  private static String trouble(String signal) {
    return switch (signal) {
      case "pool-full-since" -> "a full pool (Prometheus)";
      case "files-full-since" -> "open files at their limit (Prometheus)";
      case "latency-grows" -> "latency (Prometheus)";
      case "errors-begin" -> "failed requests (Prometheus)";
      default -> "";
    };
  }

  /** What happened between two points is seen at the second. */
  private static Duration within(History history) {
    return history.courses().stream()
        .map(Course::points)
        .filter(points -> points.size() > 1)
        .map(points -> Duration.between(points.get(0).at(), points.get(1).at()))
        .max(Duration::compareTo)
        .orElse(SELDOM)
        .plus(SELDOM);
  }

  @Override
  public List<Series> series(Looked looked) {
    return looked.fact(Facts::history).stream()
        .flatMap(fact ->
            fact.value().courses().stream()
                .filter(course -> !isLimit(course.measure()))
                .map(course -> series(course, fact.evidence())))
        .toList();
  }

  /** Limits are told with what they limit. */
  private static boolean isLimit(Measure measure) {
    return measure == Measure.POOL_LIMIT || measure == Measure.OPEN_FILES_LIMIT;
  }

  private static Series series(Course course, List<String> evidence) {
    List<Point> points = course.points().stream().map(p -> new Point(p.at(), p.value())).toList();
    return new Series(
        course.measure().word(), course.measure().unit(), course.limit(), points, evidence);
  }
}
