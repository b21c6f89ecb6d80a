package dee.bot.investigation;

import dee.bot.incident.Actor;
import dee.bot.incident.Happening.AlertReceived;
import dee.bot.incident.Happening.Declared;
import dee.bot.incident.IncidentId;
import dee.bot.room.Deed;
import dee.bot.room.Journal;
import dee.bot.room.Post;
import java.time.Instant;
import java.util.Optional;

/** Opens incidents, with an announcement. */
public record IncidentOpening(Journal journal) {

  /** A person declares one. */
  public IncidentId declare(Declared declared, Actor by) {
    Instant now = journal.clock().instant();
    return journal
        .chronicle()
        .declare(declared, by, now, id -> Deed.NOTHING.saying(announcement(id, declared, now)));
  }

  /** An alert opens one. */
  public IncidentId alert(Declared declared, AlertReceived alert, Actor.Monitor by) {
    Instant now = journal.clock().instant();
    return journal
        .chronicle()
        .declare(declared, by, now, id -> alerted(id, declared, alert, by, now));
  }

  /** What is written first of an incident that an alert opens. */
  public static Deed alerted(
      IncidentId id, Declared declared, AlertReceived alert, Actor.Monitor by, Instant now) {
    return Deed.of(alert)
        .saying(
            announcement(id, declared, now),
            new Post.AlertPost(id, by.name(), alert.name(), alert.text(), alert.since()));
  }

  private static Post announcement(IncidentId id, Declared declared, Instant now) {
    return new Post.Announcement(
        id, declared.service(), declared.summary(), declared.severity(), now, Optional.empty());
  }
}
