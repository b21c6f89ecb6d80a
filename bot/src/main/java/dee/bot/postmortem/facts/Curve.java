package dee.bot.postmortem.facts;

import dee.bot.incident.Happening.SeriesTaken;
import dee.bot.incident.Series;
import dee.bot.incident.Series.Point;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All that was read of one number of one instance, over all runs.
 *
 * @param limits every limit it had, the last one last
 * @param points in order of time, one for each moment; where runs differ, the later one counts
 * @param references what it was read from, and the entries
 */
public record Curve(
    String target,
    String measure,
    String unit,
    List<Double> limits,
    List<Point> points,
    List<String> references) {

  public Curve {
    limits = List.copyOf(limits);
    points = List.copyOf(points);
    references = List.copyOf(references);
  }

  private record Key(String measure, String target) {}

  /** The curves of a case, by measure and target; those without a finite value are left out. */
  public static List<Curve> of(CaseFile file) {
    Map<Key, List<Told<SeriesTaken>>> taken = new LinkedHashMap<>();
    for (Told<SeriesTaken> told : file.all(SeriesTaken.class)) {
      told.what()
          .series()
          .forEach(s ->
              taken
                  .computeIfAbsent(new Key(s.measure(), s.target()), _ -> new ArrayList<>())
                  .add(told));
    }
    return taken.entrySet().stream()
        .map(e -> joined(e.getKey(), e.getValue().stream().distinct().toList()))
        .filter(c -> !c.points().isEmpty())
        .sorted(Comparator.comparing(Curve::measure).thenComparing(Curve::target))
        .toList();
  }

  private static Curve joined(Key key, List<Told<SeriesTaken>> taken) {
    TreeMap<Instant, Double> points = new TreeMap<>();
    Set<Double> limits = new LinkedHashSet<>();
    Set<String> references = new LinkedHashSet<>();
    String unit = "";
    for (Told<SeriesTaken> told : taken) {
      for (Series s : told.what().series()) {
        if (!s.measure().equals(key.measure()) || !s.target().equals(key.target())) {
          continue;
        }
        unit = s.unit();
        s.points().stream()
            .filter(p -> Double.isFinite(p.value()))
            .forEach(p -> points.put(p.at(), p.value()));
        s.limit()
            .filter(Double::isFinite)
            .ifPresent(l -> {
              limits.remove(l);
              limits.add(l);
            });
        references.addAll(s.evidence());
      }
      references.add(told.label());
    }
    return new Curve(
        key.target(),
        key.measure(),
        unit,
        List.copyOf(limits),
        points.entrySet().stream().map(p -> new Point(p.getKey(), p.getValue())).toList(),
        List.copyOf(references));
  }

  public Point first() {
    return points.getFirst();
  }

  public Point last() {
    return points.getLast();
  }

  public Point highest() {
    return points.stream().max(Comparator.comparingDouble(Point::value)).orElseThrow();
  }
}
