package dee.bot.investigation;

import dee.bot.incident.Actor;
import dee.bot.incident.Happening.AlertReceived;
import dee.bot.incident.Happening.Declared;
import dee.bot.incident.InMemoryIncidents;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Postmortems;
import dee.bot.incident.SettableClock;
import dee.bot.incident.Severity;
import dee.bot.investigation.OfferedCommands.Offer;
import dee.bot.room.FakeRoom;
import dee.bot.room.Journal;
import dee.bot.room.Texts;
import dee.bot.target.UpdateIntervals;
import dee.playbooks.Evidence;
import dee.playbooks.diagnosis.Condition;
import dee.playbooks.diagnosis.Condition.Kind;
import dee.playbooks.diagnosis.Diagnosis;
import dee.playbooks.diagnosis.LinkState;
import dee.playbooks.diagnosis.Verdict;
import dee.playbooks.run.InstanceReport;
import dee.playbooks.run.Past;
import dee.playbooks.run.RunEvent;
import dee.playbooks.run.RunReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A whole made-up incident: a pool too small on two instances, a healthy third, a fourth that does
 * not answer.
 */
public final class OrdersCase {

  static final Texts TEXTS = new Texts(Locale.ENGLISH);

  public static final Instant NIGHT = Instant.parse("2026-03-01T02:14:07Z");
  public static final String SHA = "7f3a".repeat(16);

  /** What its runs are for. */
  public static final String ERRAND = "investigate connection-reset";

  public final FakeRoom room = new FakeRoom();
  public final InMemoryIncidents incidents = new InMemoryIncidents(room::say);
  public final SettableClock clock = new SettableClock(NIGHT);
  public final Journal journal = new Journal(incidents, incidents, incidents, clock);

  private final List<Evidence> evidence = new ArrayList<>();

  public IncidentId open() {
    return opening()
        .alert(
            new Declared("orders", "clients time out", Severity.SEV_2),
            new AlertReceived(
                "OrdersErrorRateHigh",
                "31 % of requests failed in the last 2 min",
                Optional.of(NIGHT.minusSeconds(180)),
                "f1"),
            new Actor.Monitor("Alertmanager"));
  }

  /** Opens incidents of a team that has orders investigated without being asked. */
  public IncidentOpening opening() {
    return new IncidentOpening(
        journal,
        service -> service.equals("orders") ? Optional.of("connection-reset") : Optional.empty(),
        UpdateIntervals.STANDARD);
  }

  public static OfferedCommands offers() {
    return _ ->
        List.of(
            new Offer("raise-fd-limit", "prlimit to 4096", List.of("fd-exhausted")),
            new Offer("restart", "", List.of("fd-exhausted")),
            new Offer("drain", "", List.of()));
  }

  /** One run, told to a reporter. */
  public IncidentReporter run(IncidentId id, Postmortems postmortems) {
    evidence.clear();
    IncidentReporter reporter =
        reporter(id, new RunEvent.Started("connection-reset", SHA, 4), postmortems);
    for (int i = 1; i <= 3; i++) {
      String target = "orders-" + i;
      reporter.accept(new RunEvent.PhaseStarted(target, 1, 2));
      clock.forward(Duration.ofMillis(400));
      reporter.accept(new RunEvent.PhaseAnswered(target, 1, 2, Duration.ofMillis(400)));
      take(reporter, target, "pools", "active 5\nmax 5\n");
      take(reporter, target, "open-files", "100 of 100\n```\n@everyone \u001b[31mred\n");
      reporter.accept(new RunEvent.PhaseStarted(target, 2, 2));
      reporter.accept(new RunEvent.PhaseAnswered(target, 2, 2, Duration.ofMillis(300)));
    }
    reporter.accept(new RunEvent.TargetMissing("orders-4", "connect timed out after 5 s"));
    List<InstanceReport> reports =
        List.of(sick("orders-1", "e1", "e2"), sick("orders-2", "e3", "e4"), healthy());
    reports.forEach(r -> reporter.accept(new RunEvent.InstanceDiagnosed(r)));
    reporter.accept(
        new RunEvent.Finished(
            new RunReport(
                "connection-reset",
                SHA,
                NIGHT,
                Duration.ofMillis(3100),
                new RunReport.Coverage(
                    4,
                    3,
                    List.of(new RunReport.Missing("orders-4", "connect timed out after 5 s"))),
                reports,
                List.of("orders-1, orders-2 get 40 requests/s, orders-3 gets 18 [e1 e5]"),
                evidence)));
    return reporter;
  }

  /** A reporter of the incident's next run, which has begun. */
  public IncidentReporter reporter(
      IncidentId id, RunEvent.Started started, Postmortems postmortems) {
    Telling telling = new Telling(journal, offers(), postmortems, TEXTS, Voice.ALOUD);
    return IncidentReporter.begin(telling, id, started, ERRAND).orElseThrow();
  }

  private void take(IncidentReporter reporter, String target, String probe, String text) {
    String id = "e" + (evidence.size() + 1);
    Evidence taken =
        new Evidence(
            id,
            target,
            probe,
            "ss -ltn | grep `:8080`",
            clock.instant(),
            0,
            Duration.ofMillis(12),
            incidents.keep(text),
            text.length(),
            1,
            text);
    evidence.add(taken);
    reporter.accept(new RunEvent.EvidenceTaken(taken));
  }

  private static Condition condition(String id, Kind kind, String states, String now, String fix) {
    return new Condition(
        id, kind, states, List.of(), _ -> new LinkState.NotChecked("", List.of()), now, fix);
  }

  private static Diagnosis.Link observed(
      String id, Kind kind, String states, String says, String evidence, String now, String fix) {
    return new Diagnosis.Link(
        condition(id, kind, states, now, fix), new LinkState.Observed(says, List.of(evidence)));
  }

  private static Diagnosis.Link refuted(String id, String says, String evidence) {
    return new Diagnosis.Link(
        condition(id, Kind.ROOT_CAUSE, id, "", ""), new LinkState.Refuted(says, List.of(evidence)));
  }

  private static Diagnosis.Link notChecked(String id, String reason) {
    return new Diagnosis.Link(
        condition(id, Kind.ROOT_CAUSE, id, "", ""), new LinkState.NotChecked(reason, List.of()));
  }

  private static InstanceReport sick(String target, String pool, String files) {
    return report(
        target,
        new Diagnosis(
            Verdict.EXPLAINED,
            List.of("connect-timeout"),
            List.of("db-pool-too-small"),
            List.of(
                observed(
                    "db-pool-too-small",
                    Kind.ROOT_CAUSE,
                    "queries are quick, but the pool is smaller than rate × hold time",
                    "pool: serves 48/s, 79/s arrive; each holds a connection 0.1 s",
                    pool,
                    "",
                    "raise the pool's limit, with the database's headroom in view"),
                observed(
                    "pool-exhausted",
                    Kind.MECHANISM,
                    "pool is used up",
                    "pool: 5 of 5 in use, 71 waiting",
                    pool,
                    "",
                    ""),
                observed(
                    "fd-exhausted",
                    Kind.MECHANISM,
                    "files are out",
                    "files: 100 of 100 open, 91 are sockets",
                    files,
                    "raise the soft limit (prlimit): eases at once, cures nothing",
                    "find what holds the files"),
                observed(
                    "accept-queue-full",
                    Kind.MECHANISM,
                    "queue full",
                    "listener :8080 queue 33 of 32; 38 overflows/s over 2 s",
                    files,
                    "",
                    ""),
                observed(
                    "connect-timeout",
                    Kind.SYMPTOM,
                    "connects time out",
                    "12 of 20 connects timed out after 2 s",
                    files,
                    "",
                    "")),
            List.of(
                refuted("file-leak", "91 of 100 files are sockets", files),
                refuted("close-wait-leak", "", files)),
            List.of(
                notChecked("injected-reset", "tcpdump needs root; sudo is not allowed there"),
                notChecked("firewall-drop", "tcpdump needs root; sudo is not allowed there")),
            Optional.empty()),
        List.of("files: 100 of 100 open"));
  }

  private static InstanceReport healthy() {
    return report(
        "orders-3",
        new Diagnosis(
            Verdict.HEALTHY,
            List.of(),
            List.of(),
            List.of(),
            List.of(refuted("file-leak", "31 files", "e6")),
            List.of(),
            Optional.empty()),
        List.of("files: 31 of 100 open", "20 of 20 answered, slowest 12 ms"));
  }

  /** An instance whose cause cannot be told. */
  public static InstanceReport unresolved(String target) {
    return report(
        target,
        new Diagnosis(
            Verdict.UNRESOLVED,
            List.of("read-timeout"),
            List.of(),
            List.of(
                observed(
                    "pool-exhausted",
                    Kind.MECHANISM,
                    "pool is used up",
                    "5 of 5 in use, none returned in 14 s, arrivals pile up",
                    "e7",
                    "",
                    "")),
            List.of(),
            List.of(notChecked("db-lock", "no access to db-1 is configured")),
            Optional.of("db-activity")),
        List.of());
  }

  private static InstanceReport report(String target, Diagnosis diagnosis, List<String> facts) {
    return new InstanceReport(
        target, "orders", OptionalInt.of(4711), diagnosis, facts, Past.UNKNOWN);
  }
}
