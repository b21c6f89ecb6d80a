package dee.bot.discord.post;

import dee.bot.command.Cards;
import dee.bot.incident.IncidentId;
import dee.bot.incident.IncidentStore;
import dee.bot.incident.TimelineEntry;
import dee.bot.room.Post;
import java.time.InstantSource;
import java.util.List;

/** How incidents stand at this moment, for their cards. */
public record Standing(IncidentStore store, Cards cards, InstantSource clock) {

  /**
   * @throws IncidentStore.UnknownIncident when there is no such incident
   */
  Post.Card of(IncidentId incident) {
    return cards
        .of(store.timeline(incident), clock.instant())
        .orElseThrow(() -> new IncidentStore.UnknownIncident(incident));
  }

  List<TimelineEntry> timeline(IncidentId incident) {
    return store.timeline(incident);
  }
}
