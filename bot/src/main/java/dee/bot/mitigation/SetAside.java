package dee.bot.mitigation;

import dee.bot.incident.Happening.QuarantineEnded;
import dee.bot.incident.Happening.Quarantined;
import dee.bot.incident.IncidentStore;
import dee.bot.incident.TimelineEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The instances that are set aside now, folded from timelines. */
final class SetAside {

  private SetAside() {}

  /** By target; the last word of the timeline counts. */
  static Map<String, Quarantined> of(List<TimelineEntry> timeline) {
    Map<String, Quarantined> aside = new LinkedHashMap<>();
    for (TimelineEntry entry : timeline) {
      if (entry.what() instanceof Quarantined quarantined) {
        aside.put(quarantined.target(), quarantined);
      } else if (entry.what() instanceof QuarantineEnded ended) {
        aside.remove(ended.target());
      }
    }
    return Map.copyOf(aside);
  }

  /** By target; what any incident of the service has set aside, also one that is over. */
  static Map<String, Quarantined> of(IncidentStore store, String service) {
    Map<String, Quarantined> aside = new LinkedHashMap<>();
    store.incidents().stream()
        .filter(i -> i.service().equals(service))
        .forEach(i -> aside.putAll(of(store.timeline(i.id()))));
    return Map.copyOf(aside);
  }
}
