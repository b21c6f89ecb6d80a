package dee.bot.room;

import dee.bot.incident.Actor;
import dee.bot.incident.EvidenceArchive;
import dee.bot.incident.Happening;
import dee.bot.incident.IncidentId;
import dee.bot.incident.IncidentStore;
import dee.bot.incident.TimelineEntry;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/**
 * Writes down what happens now, and what is to be said of it, as one: what was not written is not
 * said.
 */
public record Journal(
    IncidentStore store, Chronicle chronicle, EvidenceArchive archive, InstantSource clock) {

  /** Decides on an incident's timeline; nobody else writes to it meanwhile. */
  public List<TimelineEntry> decide(
      IncidentId incident, Actor by, Function<List<TimelineEntry>, Deed> decision) {
    return chronicle.write(incident, by, clock.instant(), decision);
  }

  /** Adds an entry, and says something of it; both are durable when this returns. */
  public TimelineEntry write(IncidentId incident, Happening what, Actor by, Post... says) {
    return decide(incident, by, _ -> Deed.of(what).saying(says)).getFirst();
  }

  /** Says something about an incident that needs no entry of its own. */
  public void say(IncidentId incident, Post... says) {
    decide(incident, Actor.dee(), _ -> Deed.NOTHING.saying(says));
  }
}
