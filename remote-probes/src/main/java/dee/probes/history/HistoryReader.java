package dee.probes.history;

import dee.probes.history.History.Course;
import dee.probes.history.History.Point;
import dee.probes.history.RangeAnswer.Found;
import dee.probes.history.RangeAnswer.Line;
import dee.probes.history.RangeAnswer.Refused;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a history of the answers. Pure. */
final class HistoryReader {

  private HistoryReader() {}

  static History read(Map<Measure, RangeAnswer> answers) {
    Map<Measure, List<Line>> lines = new EnumMap<>(Measure.class);
    Map<Measure, String> missing = new EnumMap<>(Measure.class);
    answers.forEach((measure, answer) -> {
      switch (answer) {
        case Found(List<Line> found) when found.stream().noneMatch(l -> !l.points().isEmpty()) ->
            missing.put(measure, "no such series");
        case Found(List<Line> found) -> lines.put(measure, found);
        case Refused(String why) -> missing.put(measure, why);
      }
    });
    List<Course> courses = new ArrayList<>();
    Optional<Line> pool = tightest(lines);
    lines.forEach((measure, found) -> {
      Line line =
          pool.filter(_ -> ofPools(measure))
              .flatMap(p -> alike(found, p))
              .orElseGet(() -> longest(found));
      courses.add(new Course(measure, limit(measure, line, lines), line.points()));
    });
    return new History(courses, new Signals(courses).all(), missing);
  }

  private static boolean ofPools(Measure measure) {
    return measure == Measure.POOL_IN_USE
        || measure == Measure.POOL_LIMIT
        || measure == Measure.POOL_WAITING;
  }

  /** Of several pools the one that was nearest its limit. */
  private static Optional<Line> tightest(Map<Measure, List<Line>> lines) {
    return lines.getOrDefault(Measure.POOL_IN_USE, List.of()).stream()
        .max(
            Comparator.comparingDouble(line -> {
              double limit = limit(Measure.POOL_IN_USE, line, lines).orElse(0.0);
              return limit > 0 ? most(line) / limit : 0;
            }));
  }

  private static Optional<Double> limit(
      Measure measure, Line line, Map<Measure, List<Line>> lines) {
    return measure
        .limit()
        .map(of -> lines.getOrDefault(of, List.of()))
        .flatMap(limits -> alike(limits, line).or(() -> single(limits)))
        .filter(l -> !l.points().isEmpty())
        .map(l -> l.points().getLast().value());
  }

  private static Optional<Line> alike(List<Line> lines, Line line) {
    return lines.stream().filter(l -> l.labels().equals(line.labels())).findFirst();
  }

  private static Optional<Line> single(List<Line> lines) {
    return lines.size() == 1 ? Optional.of(lines.getFirst()) : Optional.empty();
  }

  private static Line longest(List<Line> lines) {
    return lines.stream().max(Comparator.comparingInt(l -> l.points().size())).orElseThrow();
  }

  private static double most(Line line) {
    return line.points().stream().mapToDouble(Point::value).max().orElse(0);
  }
}
