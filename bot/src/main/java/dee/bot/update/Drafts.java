package dee.bot.update;

import dee.bot.incident.IncidentId;
import dee.bot.incident.IncidentStore;
import dee.bot.incident.TimelineEntry;
import java.util.List;
import java.util.Optional;

/**
 * The draft that people are shown of an incident's next update: the one that Dee has asked about,
 * for that is the one they have read, else a fresh one.
 */
public record Drafts(IncidentStore store, UpdateClock clock, UpdateDraft draft) {

  /** The draft as it is now; empty when there is no such incident. */
  public Optional<String> current(IncidentId incident) {
    List<TimelineEntry> timeline = store.timeline(incident);
    return clock
        .next(timeline)
        .flatMap(NextUpdate::draft)
        .or(() -> Optional.of(draft.of(timeline)))
        .filter(text -> !text.isEmpty());
  }
}
