package dee.bot.alert;

import dee.bot.incident.Incident;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Status;
import dee.bot.incident.TimelineEntry;
import dee.bot.room.Chronicle.Admission;
import dee.bot.room.Deed;
import dee.bot.room.Journal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Writes down the alerts of one service, each where it belongs; for one use by one thread. */
final class Placement {

  private final Journal journal;
  private final AlertDesk desk;
  private final Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
  private final NavigableSet<IncidentId> incidents = new TreeSet<>();
  private List<RatedAlert> left;

  private Placement(Journal journal, AlertDesk desk, List<RatedAlert> alerts) {
    this.journal = journal;
    this.desk = desk;
    this.left = alerts;
  }

  /** Writes them; what it returns from is durable. */
  static Receipt of(List<RatedAlert> alerts, Journal journal, AlertDesk desk) {
    Placement placement = new Placement(journal, desk, alerts);
    placement.amongOpen();
    placement.amongResolved();
    if (!placement.left.isEmpty()) {
      placement.fates.merge(Fate.PASSED, placement.left.size(), Integer::sum);
    }
    return new Receipt(placement.fates, placement.incidents, Optional.empty());
  }

  /** Each round is about one incident. */
  private void amongOpen() {
    int before = left.size() + 1;
    while (!left.isEmpty() && left.size() < before) {
      before = left.size();
      Decision decision = new Decision(left);
      journal
          .chronicle()
          .admit(desk.service(), desk.by(), desk.now(), decision::amongOpen)
          .ifPresent(incidents::add);
      count(decision.ruling);
    }
  }

  /** Alerts often end after people called the incident resolved; that belongs on its record too. */
  private void amongResolved() {
    if (left.isEmpty()) {
      return;
    }
    for (Incident incident : journal.store().incidents()) {
      if (incident.status() != Status.RESOLVED || !incident.service().equals(desk.service())) {
        continue;
      }
      Decision decision = new Decision(left);
      boolean written =
          !journal
              .chronicle()
              .write(incident.id(), desk.by(), desk.now(), decision::lateFor)
              .isEmpty();
      if (written) {
        incidents.add(incident.id());
      }
      count(decision.ruling);
    }
  }

  private void count(Ruling ruling) {
    ruling.fates().forEach((fate, number) -> fates.merge(fate, number, Integer::sum));
    left = ruling.later();
  }

  /** May be asked again when the database wants that; the last ruling counts. */
  private final class Decision {
    private final List<RatedAlert> alerts;
    private Ruling ruling;

    Decision(List<RatedAlert> alerts) {
      this.alerts = alerts;
      this.ruling = new Ruling(new Admission.Passes(), Map.of(), alerts);
    }

    Admission amongOpen(List<List<TimelineEntry>> open) {
      ruling = desk.decide(alerts, open);
      return ruling.admission();
    }

    Deed lateFor(List<TimelineEntry> timeline) {
      ruling = desk.late(alerts, timeline);
      return ruling.admission() instanceof Admission.Joins joins ? joins.deed() : Deed.NOTHING;
    }
  }
}
