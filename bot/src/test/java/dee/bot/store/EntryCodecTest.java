package dee.bot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dee.bot.incident.Actor;
import dee.bot.incident.Happening;
import dee.bot.incident.Happening.Acknowledged;
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
import dee.bot.incident.Happening.InvestigationStopped;
import dee.bot.incident.Happening.MitigationProposed;
import dee.bot.incident.Happening.NoteAdded;
import dee.bot.incident.Happening.PlanApproved;
import dee.bot.incident.Happening.PlanDropped;
import dee.bot.incident.Happening.PlanEnded;
import dee.bot.incident.Happening.PlanMade;
import dee.bot.incident.Happening.PostmortemWritten;
import dee.bot.incident.Happening.QuarantineEnded;
import dee.bot.incident.Happening.Quarantined;
import dee.bot.incident.Happening.RoleTaken;
import dee.bot.incident.Happening.SeriesTaken;
import dee.bot.incident.Happening.SeverityChanged;
import dee.bot.incident.Happening.SignalSeen;
import dee.bot.incident.Happening.StatusChanged;
import dee.bot.incident.Happening.StepBegun;
import dee.bot.incident.Happening.StepEnded;
import dee.bot.incident.Happening.SymptomChecked;
import dee.bot.incident.Happening.TargetMissing;
import dee.bot.incident.Happening.UpdateAsked;
import dee.bot.incident.Happening.UpdateSent;
import dee.bot.incident.Happening.UpdateSnoozed;
import dee.bot.incident.Judgement;
import dee.bot.incident.Judgement.Link;
import dee.bot.incident.Judgement.State;
import dee.bot.incident.KeptEvidence;
import dee.bot.incident.KeptFile;
import dee.bot.incident.Packets;
import dee.bot.incident.Plan;
import dee.bot.incident.Proposal;
import dee.bot.incident.Role;
import dee.bot.incident.Series;
import dee.bot.incident.Severity;
import dee.bot.incident.Signal;
import dee.bot.incident.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class EntryCodecTest {

  private static final Link LINK =
      new Link(
          "fd-exhausted", "files are out", State.OBSERVED, "100 of 100", List.of("e3"), "a", "b");

  private static final List<Happening> ONE_OF_EACH =
      List.of(
          new Declared("orders", "\"quoted\" \n ü", Severity.SEV_1),
          new AlertReceived("Errors", "31 %", Optional.of(Instant.EPOCH), "f1"),
          new AlertReceived("Errors", "31 %", Optional.empty(), "f1"),
          new CommandGiven("/probe"),
          new Acknowledged(),
          new RoleTaken(Role.LEAD, "li"),
          new StatusChanged(Status.MONITORING),
          new NoteAdded("n"),
          new InvestigationStarted(1, "connection-reset", "ab", 3),
          new TargetMissing(1, "orders-3", "connect timed out"),
          new EvidenceKept(
              1,
              new KeptEvidence(
                  "e1",
                  "orders-1",
                  "files",
                  "ls",
                  Instant.EPOCH,
                  0,
                  Duration.ofMillis(12),
                  "cd",
                  9,
                  1)),
          new InstanceJudged(
              1,
              new Judgement(
                  "orders-1",
                  "orders",
                  OptionalInt.of(4711),
                  Judgement.Verdict.AT_RISK,
                  List.of(),
                  List.of("file-leak"),
                  List.of(LINK),
                  List.of(),
                  List.of(),
                  Optional.of("stacks"),
                  List.of("files: 1 of 2"))),
          new EvidenceKept(
              1,
              new KeptEvidence(
                  "e19",
                  "orders-1",
                  "packets",
                  "tcpdump",
                  Instant.EPOCH,
                  0,
                  Duration.ofSeconds(7),
                  "cd",
                  9,
                  0,
                  Optional.of(new KeptFile("pcap", "ef", 4120)))),
          new InstanceJudged(
              1,
              Packets.shown(
                  new Judgement(
                      "orders-2",
                      "orders",
                      OptionalInt.empty(),
                      Judgement.Verdict.EXPLAINED,
                      List.of("reset"),
                      List.of("injected-reset"),
                      List.of(LINK),
                      List.of(),
                      List.of(),
                      Optional.empty(),
                      List.of()),
                  Packets.injected())),
          new InvestigationEnded(1, Duration.ofMillis(3141), 3, 2, List.of("d")),
          new InvestigationStopped(1, "cancelled"),
          new MitigationProposed(
              1, List.of(new Proposal("restart", List.of("orders-1"), List.of(), true, "x"))),
          new PostmortemWritten("p.md"),
          new AlertResolved("Errors", "f1", Optional.of(Instant.EPOCH)),
          new SeverityChanged(Severity.SEV_1),
          new EntryCorrected(3, Optional.of("better"), Optional.empty()),
          new UpdateSent(1, "all is well", Optional.of(Instant.EPOCH)),
          new UpdateAsked(1, "all is well", Instant.EPOCH),
          new UpdateSnoozed(Instant.EPOCH),
          new ClocksCompared(1, Map.of("orders-1", Duration.ofMillis(-400))),
          new SignalSeen(
              1, new Signal("orders-1", "latency-grows", "p95", Instant.EPOCH, List.of("e1"))),
          new SeriesTaken(
              1,
              List.of(
                  new Series(
                      "orders-1",
                      "open-files",
                      "",
                      Optional.of(100.0),
                      List.of(new Series.Point(Instant.EPOCH, 97)),
                      List.of("e1")))),
          new PlanMade(
              new Plan(
                  "7f3a0000",
                  "7f3a",
                  "restart-all-but 1",
                  "orders",
                  List.of(new Plan.Step(1, "restart", "orders-2", "orders-2", "systemctl")),
                  List.of(new Plan.Kept("orders-1", Instant.EPOCH)),
                  Instant.EPOCH,
                  1,
                  List.of("resets"))),
          new PlanApproved("7f3a0000", "7f3a"),
          new PlanDropped("7f3a0000", "expired"),
          new EvidenceSecured("7f3a0000", 2, 14, Duration.ofSeconds(4), true, ""),
          new StepBegun("7f3a0000", 1),
          new StepEnded("7f3a0000", 1, Plan.Result.UNKNOWN, "", Duration.ofSeconds(1)),
          new PlanEnded("7f3a0000", true, ""),
          new Quarantined("7f3a0000", "orders-1", Instant.EPOCH),
          new QuarantineEnded("orders-1", "restored"),
          new SymptomChecked("7f3a0000", true, Duration.ofSeconds(120), "", List.of("e1")));

  @Test
  void every_kind_comes_back_as_it_went() {
    EntryCodec codec = new EntryCodec();
    for (Happening what : ONE_OF_EACH) {
      assertThat(codec.happening(EntryCodec.kind(what), EntryCodec.version(what), codec.body(what)))
          .isEqualTo(what);
    }
  }

  @Test
  void there_is_an_example_of_every_kind_and_their_tags_never_change() {
    assertThat(ONE_OF_EACH.stream().map(Object::getClass).distinct())
        .hasSameSizeAs(Happening.class.getPermittedSubclasses());
    assertThat(ONE_OF_EACH.stream().map(EntryCodec::kind).distinct())
        .containsExactly(
            "declared",
            "alert-received",
            "command-given",
            "acknowledged",
            "role-taken",
            "status-changed",
            "note-added",
            "investigation-started",
            "target-missing",
            "evidence-kept",
            "instance-judged",
            "investigation-ended",
            "investigation-stopped",
            "mitigation-proposed",
            "postmortem-written",
            "alert-resolved",
            "severity-changed",
            "entry-corrected",
            "update-sent",
            "update-asked",
            "update-snoozed",
            "clocks-compared",
            "signal-seen",
            "series-taken",
            "plan-made",
            "plan-approved",
            "plan-dropped",
            "evidence-secured",
            "step-begun",
            "step-ended",
            "plan-ended",
            "quarantined",
            "quarantine-ended",
            "symptom-checked");
  }

  @Test
  void a_body_is_plain_json() {
    assertThat(new EntryCodec().body(new StatusChanged(Status.MONITORING)))
        .isEqualTo("{\"to\":\"MONITORING\"}");
    assertThat(new EntryCodec().body(ONE_OF_EACH.get(14))).contains("\"elapsed\":\"PT3.141S\"");
  }

  @Test
  void what_an_older_dee_wrote_is_read() {
    EntryCodec codec = new EntryCodec();
    assertThat(
            codec.happening(
                "alert-received",
                1,
                "{\"name\":\"Errors\",\"text\":\"31 %\",\"since\":\"1970-01-01T00:00:00Z\"}"))
        .isEqualTo(new AlertReceived("Errors", "31 %", Optional.of(Instant.EPOCH), "Errors"));
    assertThat(codec.happening("lead-taken", 1, "{\"person\":\"li\"}"))
        .isEqualTo(new RoleTaken(Role.LEAD, "li"));
  }

  @Test
  void text_that_a_database_refuses_is_made_harmless() {
    EntryCodec codec = new EntryCodec();
    NoteAdded note = new NoteAdded("half \ud83d a character and a NUL \u0000");
    assertThat(codec.happening("note-added", 1, codec.body(note)))
        .isEqualTo(new NoteAdded("half ? a character and a NUL \u0000"));
    assertThat(EntryCodec.actorName(Actor.person("li\u0000" + "i".repeat(300)))).hasSize(200);
  }

  @Test
  void a_proposal_from_before_there_were_plans_has_none() {
    String body =
        "{\"run\":1,\"proposals\":[{\"name\":\"restart\",\"targets\":[\"a\"],\"keeps\":[],"
            + "\"drains\":false,\"about\":\"\"}]}";
    assertThat(new EntryCodec().happening("mitigation-proposed", 1, body))
        .isEqualTo(
            new MitigationProposed(
                1, List.of(new Proposal("restart", List.of("a"), List.of(), false, ""))));
  }

  @Test
  void evidence_and_judgements_from_before_there_were_packets_have_none() {
    EntryCodec codec = new EntryCodec();
    String evidence =
        "{\"run\":1,\"evidence\":{\"id\":\"e1\",\"target\":\"orders-1\",\"probe\":\"files\","
            + "\"command\":\"ls\",\"at\":\"1970-01-01T00:00:00Z\",\"exit\":0,"
            + "\"elapsed\":\"PT0.012S\",\"sha256\":\"cd\",\"bytes\":9,\"redactions\":1}}";
    assertThat(codec.happening("evidence-kept", 1, evidence)).isEqualTo(ONE_OF_EACH.get(10));
    String judged =
        "{\"run\":1,\"judgement\":{\"target\":\"orders-1\",\"service\":\"orders\",\"pid\":4711,"
            + "\"verdict\":\"AT_RISK\",\"symptoms\":[],\"causes\":[\"file-leak\"],\"chain\":[],"
            + "\"ruledOut\":[],\"notChecked\":[],\"nextProbe\":\"stacks\",\"facts\":[]}}";
    assertThat(codec.happening("instance-judged", 1, judged))
        .isInstanceOfSatisfying(
            InstanceJudged.class, j -> assertThat(j.judgement().exchange()).isEmpty());
  }

  @Test
  void what_another_version_wrote_is_refused_by_name() {
    EntryCodec codec = new EntryCodec();
    assertThatThrownBy(() -> codec.happening("note-added", 2, "{}"))
        .hasMessageContaining("kind note-added in version 2");
    assertThatThrownBy(() -> codec.happening("dance", 1, "{}")).hasMessageContaining("kind dance");
    assertThatThrownBy(() -> codec.happening("note-added", 1, "{\"text\":"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("cannot be read");
  }
}
