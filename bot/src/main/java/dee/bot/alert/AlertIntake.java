package dee.bot.alert;

import dee.bot.alert.Receipt.TestResult;
import dee.bot.incident.Actor;
import dee.bot.incident.Incident;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Status;
import dee.bot.room.Chronicle.Admission;
import dee.bot.room.Deed;
import dee.bot.room.Journal;
import dee.bot.room.Post;
import dee.bot.room.Room;
import dee.bot.target.AlertMapping.Meaning;
import dee.bot.target.AlertRoute;
import dee.bot.target.AlertSettings;
import dee.bot.target.Inventory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in what monitors say and writes it down; what it returned from is durable. Safe for use by
 * many threads.
 */
public final class AlertIntake {

  private static final Logger LOG = LoggerFactory.getLogger(AlertIntake.class);

  private final Inventory inventory;
  private final AlertSettings settings;
  private final Journal journal;
  private final Room room;
  private final AlertCounts counts;
  private final Seldom unmatched;

  /**
   * For an inventory that says how alerts come in.
   *
   * @param room hears of test alerts
   */
  public AlertIntake(Inventory inventory, Journal journal, Room room, AlertCounts counts) {
    this.inventory = inventory;
    this.settings = inventory.alerts().orElseThrow();
    this.journal = journal;
    this.room = room;
    this.counts = counts;
    this.unmatched = new Seldom(journal.clock());
  }

  AlertCounts counts() {
    return counts;
  }

  Journal journal() {
    return journal;
  }

  Receipt take(AlertRoute route, Delivery delivery) {
    Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
    SortedSet<IncidentId> incidents = new TreeSet<>();
    Optional<TestResult> test = Optional.empty();
    Map<String, List<RatedAlert>> services = new LinkedHashMap<>();
    for (Alert alert : delivery.alerts()) {
      Optional<Meaning> meaning = settings.mapping().meaning(alert.labels());
      if (alert.test()) {
        test = test.or(() -> Optional.of(new TestResult(meaning)));
        fates.merge(Fate.TEST, 1, Integer::sum);
      } else if (meaning.isPresent()) {
        services
            .computeIfAbsent(meaning.get().service(), _ -> new ArrayList<>())
            .add(new RatedAlert(alert, meaning.get().severity()));
      } else {
        fates.merge(Fate.UNMATCHED, 1, Integer::sum);
        unmatched.run(() ->
            LOG.warn(
                "an alert of {} maps to no service: {} with the labels {}",
                delivery.by().name(),
                alert.name(),
                AlertTexts.clean(alert.labels().toString(), 300)));
      }
    }
    services.forEach((service, alerts) -> place(service, alerts, delivery.by(), fates, incidents));
    test.ifPresent(result -> say(delivery.by(), result));
    fates.forEach((fate, number) -> counts.alerts(route.word(), fate, number));
    return new Receipt(fates, incidents, test);
  }

  private void place(
      String service,
      List<RatedAlert> alerts,
      Actor.Monitor by,
      Map<Fate, Integer> fates,
      SortedSet<IncidentId> incidents) {
    Instant now = journal.clock().instant();
    AlertDesk desk =
        new AlertDesk(inventory.service(service).orElseThrow(), settings.surge(), by, now);
    List<RatedAlert> left = alerts;
    while (!left.isEmpty()) {
      List<RatedAlert> these = left;
      // The decision may be made again; only the last one counts.
      AtomicReference<Ruling> ruling =
          new AtomicReference<>(new Ruling(new Admission.Passes(), Map.of(), these));
      journal
          .chronicle()
          .admit(
              service,
              by,
              now,
              open -> {
                Ruling decided = desk.decide(these, open);
                ruling.set(decided);
                return decided.admission();
              })
          .ifPresent(incidents::add);
      ruling.get().fates().forEach((fate, number) -> fates.merge(fate, number, Integer::sum));
      left = ruling.get().later();
      if (left.size() == these.size()) {
        break;
      }
    }
    if (!left.isEmpty()) {
      late(desk, left, fates, incidents);
    }
  }

  /** Alerts often end after people called the incident resolved; that belongs on its record too. */
  private void late(
      AlertDesk desk,
      List<RatedAlert> ended,
      Map<Fate, Integer> fates,
      SortedSet<IncidentId> incidents) {
    List<RatedAlert> left = ended;
    for (Incident incident : journal.store().incidents()) {
      if (incident.status() != Status.RESOLVED
          || !incident.service().equals(desk.service().name())) {
        continue;
      }
      List<RatedAlert> these = left;
      AtomicReference<Ruling> ruling =
          new AtomicReference<>(new Ruling(new Admission.Passes(), Map.of(), these));
      journal
          .chronicle()
          .write(
              incident.id(),
              desk.by(),
              desk.now(),
              timeline -> {
                AlertHistory history = AlertHistory.of(timeline, desk.window());
                Ruling decided =
                    desk.joining(
                        these.stream().filter(a -> history.firing(a.alert())).toList(),
                        timeline,
                        these.stream().filter(a -> !history.firing(a.alert())).toList());
                ruling.set(decided);
                return decided.admission() instanceof Admission.Joins joins
                    ? joins.deed()
                    : Deed.NOTHING;
              });
      ruling.get().fates().forEach((fate, number) -> fates.merge(fate, number, Integer::sum));
      if (ruling.get().later().size() < left.size()) {
        incidents.add(incident.id());
      }
      left = ruling.get().later();
    }
    if (!left.isEmpty()) {
      fates.merge(Fate.PASSED, left.size(), Integer::sum);
    }
  }

  private void say(Actor.Monitor by, TestResult test) {
    room.say(
        test.meaning()
            .map(meaning ->
                Post.Notice.info(
                    "alert.test", by.name(), meaning.service(), meaning.severity().label()))
            .orElseGet(() -> Post.Notice.warning("alert.test.unmatched", by.name())));
  }
}
