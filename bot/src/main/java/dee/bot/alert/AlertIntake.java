package dee.bot.alert;

import dee.bot.alert.Receipt.TestResult;
import dee.bot.incident.Actor;
import dee.bot.incident.IncidentId;
import dee.bot.investigation.IncidentOpening;
import dee.bot.room.Journal;
import dee.bot.room.Post;
import dee.bot.room.Room;
import dee.bot.target.AlertMapping.Meaning;
import dee.bot.target.AlertRoute;
import dee.bot.target.AlertSettings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in what monitors say and writes it down; what it returned from is durable. Safe for use by
 * many threads.
 */
public final class AlertIntake {

  private static final Logger LOG = LoggerFactory.getLogger(AlertIntake.class);

  private final AlertSettings settings;
  private final IncidentOpening opening;
  private final Journal journal;
  private final Room room;
  private final AlertCounts counts;
  private final Seldom unmatched;

  /**
   * @param room hears of test alerts
   */
  public AlertIntake(
      AlertSettings settings, IncidentOpening opening, Room room, AlertCounts counts) {
    this.settings = settings;
    this.opening = opening;
    this.journal = opening.journal();
    this.room = room;
    this.counts = counts;
    this.unmatched = new Seldom(journal.clock());
  }

  AlertCounts counts() {
    return counts;
  }

  InstantSource clock() {
    return journal.clock();
  }

  Receipt take(AlertRoute route, Delivery delivery) {
    Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
    NavigableSet<IncidentId> incidents = new TreeSet<>();
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
    Instant now = journal.clock().instant();
    services.forEach((service, alerts) -> {
      AlertDesk desk = new AlertDesk(service, opening, settings.surge(), delivery.by(), now);
      Receipt receipt = Placement.of(alerts, journal, desk);
      receipt.fates().forEach((fate, number) -> fates.merge(fate, number, Integer::sum));
      incidents.addAll(receipt.incidents());
    });
    test.ifPresent(result -> say(delivery.by(), result));
    fates.forEach((fate, number) -> counts.alerts(route.word(), fate, number));
    return new Receipt(fates, incidents, test);
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
