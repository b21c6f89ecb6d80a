package dee.bot.investigation;

import dee.bot.incident.Actor;
import dee.bot.incident.Errand;
import dee.bot.incident.Happening.AlertReceived;
import dee.bot.incident.Happening.Declared;
import dee.bot.incident.IncidentId;
import dee.bot.room.Deed;
import dee.bot.room.Journal;
import dee.bot.room.Post;
import dee.bot.room.Text;
import dee.bot.target.UpdateIntervals;
import java.time.Instant;
import java.util.Optional;

/**
 * Opens incidents: with an announcement, with the service's playbook where that is wished, and with
 * the first update on the agenda.
 */
public record IncidentOpening(Journal journal, Automatic automatic, UpdateIntervals intervals) {

  /** The port to what the team wants done without being asked. */
  @FunctionalInterface
  public interface Automatic {

    /** The playbook that starts by itself when an incident of this service opens. */
    Optional<String> playbookOf(String service);
  }

  /** A person declares one. */
  public IncidentId declare(Declared declared, Actor by) {
    Instant now = journal.clock().instant();
    return journal
        .chronicle()
        .declare(
            declared, by, now, id -> opened(Deed.NOTHING, id, declared, now, Optional.empty()));
  }

  /** An alert opens one. */
  public IncidentId alert(Declared declared, AlertReceived alert, Actor.Monitor by) {
    Instant now = journal.clock().instant();
    return journal
        .chronicle()
        .declare(declared, by, now, id -> alerted(id, declared, alert, by, now));
  }

  /** What is written first of an incident that an alert opens. */
  public Deed alerted(
      IncidentId id, Declared declared, AlertReceived alert, Actor.Monitor by, Instant now) {
    return opened(Deed.of(alert), id, declared, now, alert.since())
        .saying(new Post.AlertPost(id, by.name(), alert.name(), alert.text(), alert.since()));
  }

  private Deed opened(
      Deed deed, IncidentId id, Declared declared, Instant now, Optional<Instant> since) {
    Optional<String> playbook = automatic.playbookOf(declared.service());
    Optional<Instant> next = intervals.due(declared.severity(), now);
    Deed opened =
        deed.saying(
            new Post.Announcement(
                id,
                declared.service(),
                declared.summary(),
                declared.severity(),
                now,
                since,
                Optional.empty(),
                playbook
                    .map(p -> Text.of("announcement.doing.investigates", p))
                    .orElse(Text.of("announcement.doing.waits")),
                next));
    if (playbook.isPresent()) {
      opened = opened.then(new Errand(Errand.Kind.INVESTIGATE, id, playbook.get()), now);
    }
    return next.isPresent()
        ? opened.then(
            Errand.of(Errand.Kind.UPDATE, id), intervals.ask(declared.severity(), next.get()))
        : opened;
  }
}
