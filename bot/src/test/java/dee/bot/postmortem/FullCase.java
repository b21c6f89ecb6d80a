package dee.bot.postmortem;

import dee.bot.incident.Actor;
import dee.bot.incident.Happening;
import dee.bot.incident.Happening.AlertReceived;
import dee.bot.incident.Happening.AlertResolved;
import dee.bot.incident.Happening.ClocksCompared;
import dee.bot.incident.Happening.CommandGiven;
import dee.bot.incident.Happening.Declared;
import dee.bot.incident.Happening.EntryCorrected;
import dee.bot.incident.Happening.EvidenceKept;
import dee.bot.incident.Happening.EvidenceSecured;
import dee.bot.incident.Happening.InstanceJudged;
import dee.bot.incident.Happening.InvestigationEnded;
import dee.bot.incident.Happening.InvestigationStarted;
import dee.bot.incident.Happening.MitigationProposed;
import dee.bot.incident.Happening.NoteAdded;
import dee.bot.incident.Happening.PlanApproved;
import dee.bot.incident.Happening.PlanEnded;
import dee.bot.incident.Happening.PlanMade;
import dee.bot.incident.Happening.Quarantined;
import dee.bot.incident.Happening.RoleTaken;
import dee.bot.incident.Happening.SeriesTaken;
import dee.bot.incident.Happening.SignalSeen;
import dee.bot.incident.Happening.StatusChanged;
import dee.bot.incident.Happening.StepBegun;
import dee.bot.incident.Happening.StepEnded;
import dee.bot.incident.Happening.SymptomChecked;
import dee.bot.incident.Happening.TargetMissing;
import dee.bot.incident.Happening.UpdateAsked;
import dee.bot.incident.Happening.UpdateSent;
import dee.bot.incident.InMemoryIncidents;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Judgement;
import dee.bot.incident.Judgement.Link;
import dee.bot.incident.Judgement.State;
import dee.bot.incident.Judgement.Verdict;
import dee.bot.incident.KeptEvidence;
import dee.bot.incident.KeptFile;
import dee.bot.incident.Plan;
import dee.bot.incident.Proposal;
import dee.bot.incident.Role;
import dee.bot.incident.Series;
import dee.bot.incident.Series.Point;
import dee.bot.incident.SettableClock;
import dee.bot.incident.Severity;
import dee.bot.incident.Signal;
import dee.bot.incident.Status;
import dee.bot.incident.TimelineEntry;
import dee.bot.room.Deed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A made-up incident with everything in it: an alert, signals of the time before, two runs, a plan
 * that was carried out, a check, updates, corrections, and an earlier incident of the same cause.
 */
public final class FullCase {

  static final Instant ALERT = Instant.parse("2026-03-01T02:14:07Z");
  static final Instant ONSET = Instant.parse("2026-03-01T02:00:07Z");
  static final Duration SKEW = Duration.ofMillis(1200);
  static final String HASH = "7f3a".repeat(16);

  final InMemoryIncidents incidents = new InMemoryIncidents(_ -> {});
  final SettableClock clock = new SettableClock(ALERT.minus(Duration.ofDays(20)));
  final IncidentId id;

  private int kept;

  public FullCase() {
    IncidentId earlier = declare("pool of billing used up", Severity.SEV_3);
    write(earlier, dee(), new InstanceJudged(1, sick("billing-1", "e1", "e1")));
    IncidentId other = declare("certificate expired", Severity.SEV_4);
    write(other, dee(), new NoteAdded("renewed"));
    clock.forward(Duration.between(clock.instant(), ALERT));
    id = declare("clients time out", Severity.SEV_2);
  }

  private IncidentId declare(String summary, Severity severity) {
    return incidents.declare(
        new Declared("orders", summary, severity),
        new Actor.Monitor("Alertmanager"),
        clock.instant(),
        _ -> Deed.NOTHING);
  }

  static Actor dee() {
    return Actor.dee();
  }

  static Actor li() {
    return Actor.person("li");
  }

  void write(IncidentId incident, Actor by, Happening... what) {
    incidents.write(incident, by, clock.instant(), _ -> Deed.of(what));
  }

  public void write(Actor by, Happening... what) {
    write(id, by, what);
  }

  /** All that is on record. */
  public List<TimelineEntry> timeline() {
    return incidents.timeline(id);
  }

  /** From the alert to the proposal. */
  FullCase begun() {
    write(
        new Actor.Monitor("Alertmanager"),
        new AlertReceived(
            "OrdersErrorRateHigh",
            "31 % of requests failed in the last 2 min",
            Optional.of(ALERT.minusSeconds(180)),
            "f1"));
    write(dee(), new InvestigationStarted(1, "connection-reset", HASH, 4));
    clock.forward(Duration.ofSeconds(2));
    run(1);
    write(dee(), new TargetMissing(1, "orders-4", "connect timed out after 5 s"));
    write(
        dee(),
        new InstanceJudged(1, sick("orders-1", "e1", "e2")),
        new InstanceJudged(1, sick("orders-2", "e3", "e4")),
        new InstanceJudged(1, healthy("orders-3", "e6")));
    signal("service-started", "the process started", ALERT.minusSeconds(7200), "e1");
    signal("latency-grows", "the slowest tenth of requests takes 0.9 s, before 0.1 s", ONSET, "e2");
    signal("pool-full", "the first caller waited for a connection", ONSET.plusSeconds(33), "e1");
    write(dee(), new SeriesTaken(1, series(0, 12, true)));
    write(
        dee(),
        new InvestigationEnded(
            1,
            Duration.ofMillis(3100),
            4,
            3,
            List.of("orders-1, orders-2 get 40 requests/s, orders-3 gets 18 [e1 e5]")));
    write(
        dee(),
        new MitigationProposed(
            1,
            List.of(
                new Proposal(
                    "raise-fd-limit", List.of("orders-1", "orders-2"), List.of(), false, ""),
                new Proposal(
                    "restart-all-but 1", List.of("orders-2"), List.of("orders-1"), true, ""))));
    return this;
  }

  /** The whole of it. */
  public FullCase whole() {
    begun();
    clock.forward(Duration.ofSeconds(50));
    write(li(), new RoleTaken(Role.LEAD, "li"));
    write(li(), new CommandGiven("/mitigate restart-all-but 1"));
    write(li(), new PlanMade(plan()));
    clock.forward(Duration.ofSeconds(20));
    write(Actor.person("mo"), new PlanApproved("7f3a7f3a", HASH));
    write(dee(), new EvidenceSecured("7f3a7f3a", 1, 6, Duration.ofSeconds(4), true, ""));
    write(dee(), new StepBegun("7f3a7f3a", 1));
    clock.forward(Duration.ofSeconds(9));
    write(
        dee(),
        new StepEnded(
            "7f3a7f3a", 1, Plan.Result.DONE, "no new connections", Duration.ofSeconds(9)));
    write(dee(), new Quarantined("7f3a7f3a", "orders-1", ALERT.plus(Duration.ofHours(4))));
    write(dee(), new StepBegun("7f3a7f3a", 2));
    clock.forward(Duration.ofSeconds(12));
    write(
        dee(),
        new StepEnded("7f3a7f3a", 2, Plan.Result.DONE, "answers 20 of 20", Duration.ofSeconds(12)));
    write(dee(), new PlanEnded("7f3a7f3a", true, "2 of 2 steps done."));
    write(
        li(),
        new UpdateSent(
            1,
            "A third of requests fails. We restart.",
            Optional.of(clock.instant().plusSeconds(600))));
    write(dee(), new InvestigationStarted(2, "connection-reset", HASH, 4));
    clock.forward(Duration.ofSeconds(3));
    run(2);
    write(dee(), new InstanceJudged(2, healthy("orders-2", "e10")));
    write(dee(), new InstanceJudged(2, healthy("orders-3", "e12")));
    write(dee(), new SeriesTaken(2, series(12, 18, false)));
    write(dee(), new InvestigationEnded(2, Duration.ofMillis(2900), 4, 3, List.of()));
    write(
        dee(),
        new SymptomChecked(
            "7f3a7f3a",
            true,
            Duration.ofMinutes(2),
            "orders-2 and orders-3 answered 40 of 40.",
            List.of("e10", "e12")));
    write(li(), new StatusChanged(Status.MITIGATED));
    clock.forward(Duration.ofMinutes(15));
    write(dee(), new UpdateAsked(2, "nothing new", clock.instant()));
    write(
        li(),
        new UpdateSent(2, "The symptom is gone.", Optional.of(clock.instant().plusSeconds(1800))));
    write(li(), new NoteAdded("traffic moved away from ordres-1"));
    int note = incidents.timeline(id).size();
    write(
        li(),
        new EntryCorrected(
            note,
            Optional.of("traffic moved away from orders-1"),
            Optional.of(ALERT.plusSeconds(75))));
    write(
        new Actor.Monitor("Alertmanager"),
        new AlertResolved("OrdersErrorRateHigh", "f1", Optional.empty()));
    clock.forward(Duration.ofMinutes(5));
    write(li(), new StatusChanged(Status.RESOLVED));
    return this;
  }

  private void run(int run) {
    for (int i = 1; i <= 3; i++) {
      keep(run, "orders-" + i, "pools", "active 5\nmax 5\n");
      keep(run, "orders-" + i, "open-files", "100 of 100\n```\n@everyone \u001b[31mred\n");
    }
    write(dee(), new ClocksCompared(run, Map.of("orders-1", SKEW, "orders-2", Duration.ZERO)));
  }

  /** One more item of evidence with a file beside it. */
  String keep(int run, String target, String probe, String text, byte[] pcap) {
    String e = "e" + ++kept;
    write(
        dee(),
        new EvidenceKept(
            run,
            new KeptEvidence(
                e,
                target,
                probe,
                "tcpdump -nn",
                clock.instant().plus(SKEW),
                0,
                Duration.ofSeconds(7),
                incidents.keep(text),
                text.getBytes(StandardCharsets.UTF_8).length,
                0,
                Optional.of(new KeptFile("pcap", incidents.keep(pcap), pcap.length)))));
    return e;
  }

  /** One more item of evidence. */
  String keep(int run, String target, String probe, String text) {
    String e = "e" + ++kept;
    write(
        dee(),
        new EvidenceKept(
            run,
            new KeptEvidence(
                e,
                target,
                probe,
                "ss -ltn | grep `:8080`",
                clock.instant().plus(SKEW),
                0,
                Duration.ofMillis(12),
                incidents.keep(text),
                text.getBytes(StandardCharsets.UTF_8).length,
                1)));
    return e;
  }

  private void signal(String name, String says, Instant at, String evidence) {
    write(dee(), new SignalSeen(1, new Signal("orders-1", name, says, at, List.of(evidence))));
  }

  private static List<Series> series(int from, int to, boolean sick) {
    List<Series> series = new ArrayList<>();
    for (String target : List.of("orders-1", "orders-2")) {
      series.add(one(target, "open-files", "", 100.0, from, to, i -> sick ? 20 + 7 * i : 40, "e2"));
      series.add(
          one(target, "pool-in-use", "", 5.0, from, to, i -> sick ? Math.min(5, i) : 2, "e1"));
      series.add(
          one(
              target,
              "pool-waiting",
              "",
              null,
              from,
              to,
              i -> sick ? Math.max(0, i - 5) * 9 : 0,
              "e1"));
      series.add(
          one(
              target,
              "error-rate",
              "%",
              null,
              from,
              to,
              i -> sick ? Math.max(0, i - 3) * 4 : 0.4,
              "e2"));
    }
    if (sick) {
      series.add(one("orders-1", "listener-queue", "", 32.0, 11, 12, _ -> 33, "e2"));
      series.add(one("orders-1", "close-wait-unanswered", "", null, 3, 12, i -> 8 * i, "e2"));
      series.add(one("orders-1", "close-wait-answered", "", null, 3, 12, i -> i % 3, "e2"));
      series.add(one("orders-1", "resets", "1/s", null, 3, 12, i -> i * 1.5, "e2"));
      series.add(one("orders-1", "gc-pause", "ms", null, 3, 12, i -> 10 + i, "e2"));
    }
    return series;
  }

  private static Series one(
      String target,
      String measure,
      String unit,
      @Nullable Double limit,
      int from,
      int to,
      IntToDoubleFunction value,
      String evidence) {
    return new Series(
        target,
        measure,
        unit,
        Optional.ofNullable(limit),
        IntStream.range(from, to)
            .mapToObj(i -> new Point(ONSET.plusSeconds(90L * i - 180), value.applyAsDouble(i)))
            .toList(),
        List.of(evidence));
  }

  static Plan plan() {
    return new Plan(
        "7f3a7f3a",
        HASH,
        "restart-all-but 1",
        "orders",
        List.of(
            new Plan.Step(1, "drain", "orders-1", "lb-1", "drainctl orders-1 | tee"),
            new Plan.Step(2, "restart", "orders-2", "orders-2", "systemctl restart orders")),
        List.of(new Plan.Kept("orders-1", ALERT.plus(Duration.ofHours(4)))),
        ALERT.plus(Duration.ofMinutes(16)),
        1,
        List.of("About 40 connections are reset when orders-2 stops."));
  }

  private static Link link(
      String id, State state, String states, String says, String e, String fix) {
    return new Link(id, states, state, says, e.isEmpty() ? List.of() : List.of(e), "", fix);
  }

  public static Judgement sick(String target, String pool, String files) {
    return new Judgement(
        target,
        "orders",
        OptionalInt.of(4711),
        Verdict.EXPLAINED,
        List.of("connect-timeout"),
        List.of("db-pool-too-small"),
        List.of(
            link(
                "db-pool-too-small",
                State.OBSERVED,
                "queries are quick, but the pool is smaller than rate × hold time",
                "pool: serves 48/s, 79/s arrive; each holds a connection 0.1 s",
                pool,
                "raise the pool's limit, with the database's headroom in view"),
            link(
                "pool-exhausted",
                State.OBSERVED,
                "the pool is used up",
                "5 of 5 in use, 71 waiting",
                pool,
                ""),
            link(
                "fd-exhausted",
                State.OBSERVED,
                "files are out",
                "100 of 100 open, 91 are sockets",
                files,
                ""),
            link(
                "connect-timeout",
                State.OBSERVED,
                "connects time out",
                "12 of 20 connects timed out after 2 s",
                files,
                "")),
        List.of(
            link(
                "file-leak",
                State.REFUTED,
                "files leak",
                "91 of 100 files are sockets",
                files,
                "")),
        List.of(
            link(
                "injected-reset",
                State.NOT_CHECKED,
                "resets are injected",
                "tcpdump needs root",
                "",
                "")),
        Optional.empty(),
        List.of("files: 100 of 100 open"));
  }

  public static Judgement healthy(String target, String e) {
    return new Judgement(
        target,
        "orders",
        OptionalInt.of(4712),
        Verdict.HEALTHY,
        List.of(),
        List.of(),
        List.of(),
        List.of(
            link(
                "db-pool-too-small",
                State.REFUTED,
                "the pool is small",
                "2 of 5 in use, none waits",
                e,
                ""),
            link("file-leak", State.REFUTED, "files leak", "31 files", e, "")),
        List.of(),
        Optional.empty(),
        List.of("files: 31 of 100 open", "20 of 20 answered, slowest 12 ms"));
  }
}
