package dee.bot.investigation;

import dee.bot.incident.Actor;
import dee.bot.incident.Happening.AlertReceived;
import dee.bot.incident.Happening.Declared;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Journal;
import dee.bot.incident.TimelineEntry;
import dee.bot.room.Post;
import dee.bot.room.Room;
import java.util.Optional;

/** Opens incidents: first in the timeline, then with an announcement in the room. */
public record IncidentOpening(Journal journal, Room room) {

  /** A person declares one. */
  public IncidentId declare(Declared declared, Actor by) {
    TimelineEntry entry = journal.declare(declared, by);
    announce(declared, entry);
    return entry.incident();
  }

  /** An alert opens one. */
  public IncidentId alert(Declared declared, AlertReceived alert, Actor.Monitor by) {
    TimelineEntry entry = journal.declare(declared, by);
    journal.write(entry.incident(), alert, by);
    announce(declared, entry);
    room.say(
        new Post.AlertPost(entry.incident(), by.name(), alert.name(), alert.text(), alert.since()));
    return entry.incident();
  }

  private void announce(Declared declared, TimelineEntry entry) {
    room.say(
        new Post.Announcement(
            entry.incident(),
            declared.service(),
            declared.summary(),
            declared.severity(),
            entry.at(),
            Optional.empty()));
  }
}
