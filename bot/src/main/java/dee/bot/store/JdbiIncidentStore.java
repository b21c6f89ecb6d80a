package dee.bot.store;

import dee.bot.incident.Incident;
import dee.bot.incident.IncidentId;
import dee.bot.incident.IncidentStore;
import dee.bot.incident.TimelineEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads timelines from a database. */
final class JdbiIncidentStore implements IncidentStore {

  private final Database database;
  private final Entries rows = new Entries();

  JdbiIncidentStore(Database database) {
    this.database = database;
  }

  @Override
  public List<TimelineEntry> timeline(IncidentId incident) {
    return database.inTransaction(handle -> rows.timeline(handle, incident));
  }

  @Override
  public List<Incident> incidents() {
    // Evidence and what was read from it are the bulk of a timeline and change nothing of what an
    // incident is.
    List<TimelineEntry> entries =
        database.inTransaction(handle ->
            rows.select(
                handle,
                "where kind not in ('evidence-kept', 'instance-judged', 'series-taken', 'signal-seen')"
                    + " order by incident, sequence"));
    Map<IncidentId, List<TimelineEntry>> timelines = new LinkedHashMap<>();
    entries.forEach(e -> timelines.computeIfAbsent(e.incident(), _ -> new ArrayList<>()).add(e));
    return timelines.values().stream()
        .map(Incident::of)
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(Incident::id).reversed())
        .toList();
  }
}
