package dee.playbooks.run;

import dee.playbooks.diagnosis.MeasuredFacts;
import dee.playbooks.run.Past.Point;
import dee.playbooks.run.Past.Series;
import dee.playbooks.run.Past.Signal;
import dee.probes.history.History;
import dee.probes.history.History.Course;
import dee.probes.history.Measure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What an instance's Prometheus remembers, as part of its past. */
record RememberedPast(MeasuredFacts facts) {

  /** That past and what is remembered; the same when nothing is. */
  Past addedTo(Past past) {
    List<String> evidence = new ArrayList<>();
    Optional<History> history = Phrases.of(facts.watched(evidence::addAll)::history);
    if (history.isEmpty()) {
      return past;
    }
    List<Signal> signals = new ArrayList<>(past.signals());
    for (History.Signal signal : history.get().signals()) {
      signals.add(
          new Signal(signal.name(), signal.says() + " (by its Prometheus)", signal.at(), evidence));
    }
    signals.sort(Comparator.comparing(Signal::at));
    List<Series> series = new ArrayList<>(past.series());
    history.get().courses().stream()
        .filter(course -> !isLimit(course.measure()))
        .map(course -> series(course, evidence))
        .forEach(series::add);
    return new Past(past.skew(), signals, series);
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
