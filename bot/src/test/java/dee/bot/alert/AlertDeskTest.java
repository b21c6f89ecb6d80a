package dee.bot.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.incident.Actor;
import dee.bot.incident.Errand;
import dee.bot.incident.Happening;
import dee.bot.incident.Happening.AlertReceived;
import dee.bot.incident.Happening.AlertResolved;
import dee.bot.incident.Happening.Declared;
import dee.bot.incident.Happening.StatusChanged;
import dee.bot.incident.InMemoryIncidents;
import dee.bot.incident.Incident;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Severity;
import dee.bot.incident.Status;
import dee.bot.incident.TimelineEntry;
import dee.bot.investigation.IncidentOpening;
import dee.bot.investigation.IncidentOpening.Automatic;
import dee.bot.room.Deed;
import dee.bot.room.Journal;
import dee.bot.room.Post;
import dee.bot.room.Text;
import dee.bot.target.UpdateIntervals;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlertDeskTest {

  private static final Actor.Monitor MONITOR = new Actor.Monitor("Alertmanager");
  private static final Automatic AUTOMATIC = _ -> Optional.of("connection-reset");
  private static final Automatic MANUAL = _ -> Optional.empty();

  private final List<Post> said = new ArrayList<>();
  private final InMemoryIncidents incidents = new InMemoryIncidents(said::add);
  private Instant now = Instant.parse("2026-03-04T03:00:00Z");

  @Test
  void the_first_alert_opens_an_incident_announces_it_and_starts_the_playbook() {
    Instant since = now.minusSeconds(110);
    RatedAlert alert =
        new RatedAlert(
            new Alert("OrdersDown", "no replies", true, Optional.of(since), "f1", Map.of()),
            Severity.SEV_1);

    assertThat(take(alert)).isEqualTo(Map.of(Fate.OPENED, 1));

    Incident incident = incidents.incidents().getFirst();
    assertThat(incident.summary()).isEqualTo("no replies");
    assertThat(incident.severity()).isEqualTo(Severity.SEV_1);
    assertThat(happenings(incident.id()))
        .containsExactly(
            new Declared("orders", "no replies", Severity.SEV_1),
            new AlertReceived("OrdersDown", "no replies", Optional.of(since), "f1"));
    assertThat(said)
        .containsExactly(
            new Post.Announcement(
                incident.id(),
                "orders",
                "no replies",
                Severity.SEV_1,
                now,
                Optional.of(since),
                Optional.empty(),
                Text.of("announcement.doing.investigates", "connection-reset"),
                Optional.empty()),
            new Post.AlertPost(
                incident.id(), "Alertmanager", "OrdersDown", "no replies", Optional.of(since)));
    assertThat(incidents.agenda())
        .isEqualTo(
            Map.of(new Errand(Errand.Kind.INVESTIGATE, incident.id(), "connection-reset"), now));
  }

  @Test
  void a_service_that_is_investigated_by_hand_starts_no_playbook() {
    take(MANUAL, List.of(firing("f1")));

    assertThat(incidents.incidents()).hasSize(1);
    assertThat(incidents.agenda()).isEmpty();
  }

  @Test
  void the_worst_of_several_gives_summary_and_severity_and_the_others_join_at_once() {
    Map<Fate, Integer> fates =
        take(
            firing("f1", Severity.SEV_3),
            firing("f2", Severity.SEV_1),
            firing("f3", Severity.SEV_1),
            firing("f2", Severity.SEV_1));

    assertThat(fates).isEqualTo(Map.of(Fate.OPENED, 1, Fate.JOINED, 2, Fate.REPEATED, 1));
    assertThat(incidents.incidents())
        .singleElement()
        .extracting(Incident::summary)
        .isEqualTo("f2 says");
    assertThat(received()).containsExactly("f2", "f1", "f3");
  }

  @Test
  void the_same_alert_again_writes_and_says_nothing() {
    take(firing("f1"));
    int before = said.size();
    now = now.plusSeconds(3600);

    assertThat(take(firing("f1"))).isEqualTo(Map.of(Fate.REPEATED, 1));

    assertThat(incidents.incidents()).hasSize(1);
    assertThat(incidents.timeline(new IncidentId(1))).hasSize(2);
    assertThat(said).hasSize(before);
  }

  @Test
  void another_alert_of_the_service_joins_within_the_window_and_after_it() {
    take(firing("f1"));
    now = now.plusSeconds(60);
    take(firing("f2"));
    now = now.plus(Duration.ofHours(5));

    assertThat(take(firing("f3"))).isEqualTo(Map.of(Fate.JOINED, 1));

    assertThat(incidents.incidents()).hasSize(1);
    assertThat(received()).containsExactly("f1", "f2", "f3");
    assertThat(alertPosts()).hasSize(3);
  }

  @Test
  void an_alert_joins_what_a_person_declared() {
    incidents.declare(
        new Declared("orders", "slow", Severity.SEV_2),
        Actor.person("ada"),
        now,
        _ -> Deed.NOTHING);

    assertThat(take(firing("f1"))).isEqualTo(Map.of(Fate.JOINED, 1));

    assertThat(incidents.incidents()).hasSize(1);
    assertThat(incidents.agenda()).isEmpty();
  }

  @Test
  void of_a_surge_that_comes_one_by_one_only_a_few_are_said() {
    for (int i = 1; i <= 200; i++) {
      take(firing("f" + i));
      now = now.plusSeconds(2);
    }

    assertThat(incidents.incidents()).hasSize(1);
    assertThat(received()).hasSize(200);
    assertThat(alertPosts()).hasSize(AlertDesk.FEW);
    assertThat(surges()).containsExactly("6", "10", "20", "50", "100", "200");
  }

  @Test
  void of_a_surge_that_comes_at_once_the_number_is_said_once() {
    take(IntStream.rangeClosed(1, 200).mapToObj(i -> firing("f" + i)).toArray(RatedAlert[]::new));

    assertThat(received()).hasSize(200);
    assertThat(alertPosts()).hasSize(AlertDesk.FEW);
    assertThat(surges()).containsExactly("200");
  }

  @Test
  void after_the_window_an_alert_is_news_again() {
    take(IntStream.rangeClosed(1, 9).mapToObj(i -> firing("f" + i)).toArray(RatedAlert[]::new));
    now = now.plus(Duration.ofMinutes(10)).plusSeconds(1);

    take(firing("f10"));

    assertThat(alertPosts()).hasSize(AlertDesk.FEW + 1);
    assertThat(surges()).containsExactly("9");
  }

  @Test
  void exactly_at_the_window_the_surge_goes_on() {
    take(IntStream.rangeClosed(1, 9).mapToObj(i -> firing("f" + i)).toArray(RatedAlert[]::new));
    now = now.plus(Duration.ofMinutes(10));

    take(firing("f10"));

    assertThat(alertPosts()).hasSize(AlertDesk.FEW);
    assertThat(surges()).containsExactly("9", "10");
  }

  @Test
  void when_all_alerts_are_over_it_names_the_command_that_resolves() {
    take(firing("f1"), firing("f2"));

    assertThat(take(resolved("f1"))).isEqualTo(Map.of(Fate.RESOLVED, 1));
    assertThat(overs()).isEmpty();
    take(resolved("f2"));

    assertThat(overs()).containsExactly("alert.over.many");
    assertThat(happenings(new IncidentId(1)))
        .endsWith(
            new AlertResolved("f1 name", "f1", Optional.empty()),
            new AlertResolved("f2 name", "f2", Optional.empty()));
    assertThat(incidents.incidents().getFirst().status()).isEqualTo(Status.INVESTIGATING);
  }

  @Test
  void over_is_not_said_when_another_fires_in_the_same_delivery() {
    take(firing("f1"));

    take(resolved("f1"), firing("f2"));

    assertThat(overs()).isEmpty();
  }

  @Test
  void a_resolved_alert_that_is_told_again_or_was_never_known_changes_nothing() {
    take(firing("f1"));
    take(resolved("f1"));
    int entries = incidents.timeline(new IncidentId(1)).size();

    assertThat(take(resolved("f1"))).isEqualTo(Map.of(Fate.PASSED, 1));
    take(resolved("f9"));

    assertThat(incidents.timeline(new IncidentId(1))).hasSize(entries);
    assertThat(overs()).hasSize(1);
  }

  @Test
  void a_resolved_alert_alone_opens_nothing() {
    take(resolved("f1"));

    assertThat(incidents.incidents()).isEmpty();
    assertThat(said).isEmpty();
  }

  @Test
  void an_alert_that_comes_back_is_written_again() {
    take(firing("f1"));
    take(resolved("f1"));

    assertThat(take(firing("f1"))).isEqualTo(Map.of(Fate.JOINED, 1));

    assertThat(received()).containsExactly("f1", "f1");
    assertThat(incidents.incidents()).hasSize(1);
  }

  @Test
  void a_flapping_alert_does_not_flood_the_channel() {
    for (int i = 0; i < 50; i++) {
      take(firing("f1"));
      now = now.plusSeconds(30);
      take(resolved("f1"));
      now = now.plusSeconds(30);
    }

    assertThat(received()).hasSize(50);
    assertThat(said.size()).isLessThan(25);
    assertThat(overs()).hasSizeBetween(3, 8);
  }

  @Test
  void after_the_incident_was_resolved_the_same_alert_opens_a_new_one() {
    take(firing("f1"));
    incidents.write(
        new IncidentId(1),
        Actor.person("ada"),
        now,
        _ -> Deed.of(new StatusChanged(Status.RESOLVED)));

    assertThat(take(firing("f1"))).isEqualTo(Map.of(Fate.OPENED, 1));

    assertThat(incidents.incidents()).hasSize(2);
  }

  @Test
  void of_two_open_incidents_each_alert_goes_where_it_is_known() {
    take(firing("f1"));
    IncidentId second =
        incidents.declare(
            new Declared("orders", "by hand", Severity.SEV_2),
            Actor.person("ada"),
            now,
            _ -> Deed.NOTHING);

    Map<Fate, Integer> fates = take(resolved("f1"), firing("f2"), resolved("f9"));

    assertThat(fates).isEqualTo(Map.of(Fate.RESOLVED, 1, Fate.JOINED, 1));
    assertThat(happenings(new IncidentId(1)).getLast()).isInstanceOf(AlertResolved.class);
    assertThat(happenings(second).getLast()).isInstanceOf(AlertReceived.class);
  }

  @Test
  void a_decision_that_is_made_again_comes_out_the_same() {
    AlertDesk desk = desk(AUTOMATIC);
    take(firing("f1"));
    List<List<TimelineEntry>> open = List.of(incidents.timeline(new IncidentId(1)));
    List<RatedAlert> alerts = List.of(firing("f2"), resolved("f1"));

    assertThat(desk.decide(alerts, open)).isEqualTo(desk.decide(alerts, open));
  }

  private AlertDesk desk(Automatic automatic) {
    Journal journal = new Journal(incidents, incidents, incidents, InstantSource.fixed(now));
    return new AlertDesk(
        "orders",
        new IncidentOpening(journal, automatic, new UpdateIntervals(Map.of())),
        Duration.ofMinutes(10),
        MONITOR,
        now);
  }

  private Map<Fate, Integer> take(RatedAlert... alerts) {
    return take(AUTOMATIC, List.of(alerts));
  }

  private Map<Fate, Integer> take(Automatic automatic, List<RatedAlert> alerts) {
    AlertDesk desk = desk(automatic);
    Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
    List<RatedAlert> left = alerts;
    for (int round = 0; round < 3 && !left.isEmpty(); round++) {
      List<RatedAlert> these = left;
      AtomicReference<Ruling> ruling = new AtomicReference<>();
      incidents.admit(
          "orders",
          MONITOR,
          now,
          open -> {
            ruling.set(desk.decide(these, open));
            return ruling.get().admission();
          });
      ruling.get().fates().forEach((fate, n) -> fates.merge(fate, n, Integer::sum));
      left = ruling.get().later();
    }
    return fates;
  }

  private static RatedAlert firing(String fingerprint) {
    return firing(fingerprint, Severity.SEV_2);
  }

  private static RatedAlert firing(String fingerprint, Severity severity) {
    return alert(fingerprint, severity, true);
  }

  private static RatedAlert resolved(String fingerprint) {
    return alert(fingerprint, Severity.SEV_2, false);
  }

  private static RatedAlert alert(String fingerprint, Severity severity, boolean firing) {
    return new RatedAlert(
        new Alert(
            fingerprint + " name",
            fingerprint + " says",
            firing,
            Optional.empty(),
            fingerprint,
            Map.of()),
        severity);
  }

  private List<Happening> happenings(IncidentId id) {
    return incidents.timeline(id).stream().map(TimelineEntry::what).toList();
  }

  private List<String> received() {
    return incidents.incidents().reversed().stream()
        .flatMap(i -> happenings(i.id()).stream())
        .filter(AlertReceived.class::isInstance)
        .map(what -> ((AlertReceived) what).fingerprint())
        .toList();
  }

  private List<Post> alertPosts() {
    return said.stream().filter(Post.AlertPost.class::isInstance).toList();
  }

  private List<String> surges() {
    return notices()
        .filter(n -> n.text().key().equals("alert.surge"))
        .map(n -> n.text().values().get(1))
        .toList();
  }

  private List<String> overs() {
    return notices().map(n -> n.text().key()).filter(key -> key.startsWith("alert.over")).toList();
  }

  private java.util.stream.Stream<Post.Notice> notices() {
    return said.stream().filter(Post.Notice.class::isInstance).map(Post.Notice.class::cast);
  }
}
