package dee.bot.investigation;

import dee.bot.incident.Happening;
import dee.bot.incident.Happening.ClocksCompared;
import dee.bot.incident.Happening.SeriesTaken;
import dee.bot.incident.Happening.SignalSeen;
import dee.bot.incident.Series;
import dee.bot.incident.Signal;
import dee.bot.incident.TimelineEntry;
import dee.playbooks.run.InstanceReport;
import dee.playbooks.run.RunReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run found out about the time before it, as entries; what an earlier run told is left out.
 */
record PastEntries(int run, RunTranslation translation, List<TimelineEntry> timeline) {

  /** Two runs read the same moment from a log to within this. */
  private static final Duration SAME = Duration.ofSeconds(30);

  Happening[] of(RunReport report) {
    List<Happening> past = new ArrayList<>();
    Map<String, Duration> skews = new HashMap<>();
    List<Series> series = new ArrayList<>();
    for (InstanceReport instance : report.instances()) {
      instance.past().skew().ifPresent(skew -> skews.put(instance.target(), skew));
      translation.signals(run, instance).stream()
          .filter(seen -> !told(seen.signal()))
          .forEach(past::add);
      series.addAll(translation.series(instance));
    }
    if (!skews.isEmpty()) {
      past.add(new ClocksCompared(run, skews));
    }
    if (!series.isEmpty()) {
      past.add(new SeriesTaken(run, series));
    }
    return past.toArray(Happening[]::new);
  }

  private boolean told(Signal signal) {
    return timeline.stream()
        .anyMatch(entry ->
            entry.what() instanceof SignalSeen(int _, Signal earlier)
                && earlier.target().equals(signal.target())
                && earlier.name().equals(signal.name())
                && Duration.between(earlier.at(), signal.at()).abs().compareTo(SAME) <= 0);
  }
}
