package dee.bot.room;

import static org.assertj.core.api.Assertions.assertThat;

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
import dee.bot.incident.KeptEvidence;
import dee.bot.incident.Plan;
import dee.bot.incident.Proposal;
import dee.bot.incident.Role;
import dee.bot.incident.Series;
import dee.bot.incident.Severity;
import dee.bot.incident.Signal;
import dee.bot.incident.Status;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EntryWordsTest {

  private static final Instant NIGHT = Instant.parse("2026-03-01T02:14:07Z");

  private static final List<Happening> ALL =
      List.of(
          new Declared("orders", "clients time out", Severity.SEV_2),
          new AlertReceived("OrdersDown", "31 % failed", Optional.of(NIGHT), "f1"),
          new AlertResolved("OrdersDown", "f1", Optional.of(NIGHT)),
          new CommandGiven("/playbook run connection-reset"),
          new Acknowledged(),
          new RoleTaken(Role.SCRIBE, "li"),
          new SeverityChanged(Severity.SEV_1),
          new StatusChanged(Status.MITIGATED),
          new NoteAdded("rolled back"),
          new EntryCorrected(3, Optional.of("better"), Optional.empty()),
          new EntryCorrected(3, Optional.of("better"), Optional.of(NIGHT)),
          new UpdateSent(1, "all is well", Optional.of(NIGHT)),
          new UpdateAsked(2, "draft", NIGHT),
          new UpdateSnoozed(NIGHT),
          new InvestigationStarted(1, "connection-reset", "7f3a90c1".repeat(8), 3),
          new TargetMissing(1, "orders-4", "connect timed out"),
          new EvidenceKept(
              1,
              new KeptEvidence(
                  "e1", "orders-1", "sockets", "ss", NIGHT, 0, Duration.ZERO, "s", 1, 0)),
          new InstanceJudged(1, judgement(Judgement.Verdict.EXPLAINED)),
          new InstanceJudged(1, judgement(Judgement.Verdict.HEALTHY)),
          new InvestigationEnded(1, Duration.ofMillis(3100), 4, 3, List.of()),
          new ClocksCompared(
              1, Map.of("orders-1", Duration.ofMillis(-400), "orders-2", Duration.ofMillis(90))),
          new SignalSeen(1, new Signal("orders-1", "n", "latency grows", NIGHT, List.of("e1"))),
          new SeriesTaken(1, List.of()),
          new SeriesTaken(
              1,
              List.of(
                  new Series(
                      "orders-1", "open-files", "", Optional.empty(), List.of(), List.of()))),
          new InvestigationStopped(2, "cancelled"),
          new MitigationProposed(
              1,
              List.of(new Proposal("restart-all-but 1", List.of("orders-2"), List.of(), true, ""))),
          new PlanMade(
              new Plan(
                  "7f3a90c1", "h", "restart", "orders", List.of(), List.of(), NIGHT, 1, List.of())),
          new PlanApproved("7f3a90c1", "h"),
          new PlanDropped("7f3a90c1", "expired"),
          new EvidenceSecured("7f3a90c1", 2, 14, Duration.ofSeconds(4), true, "All answered."),
          new EvidenceSecured("7f3a90c1", 2, 1, Duration.ofMinutes(1), false, "orders-1 did not."),
          new StepBegun("7f3a90c1", 1),
          new StepEnded("7f3a90c1", 1, Plan.Result.DONE, "answers again", Duration.ofSeconds(4)),
          new StepEnded("7f3a90c1", 2, Plan.Result.FAILED, "exit 1", Duration.ofSeconds(4)),
          new StepEnded("7f3a90c1", 3, Plan.Result.UNKNOWN, "Dee was gone", Duration.ZERO),
          new PlanEnded("7f3a90c1", true, "3 of 3 steps"),
          new PlanEnded("7f3a90c1", false, "step 2 failed"),
          new Quarantined("7f3a90c1", "orders-1", NIGHT.plus(Duration.ofHours(4))),
          new QuarantineEnded("orders-1", "back in the traffic"),
          new SymptomChecked("7f3a90c1", true, Duration.ofMinutes(2), "20 of 20", List.of()),
          new SymptomChecked("7f3a90c1", false, Duration.ofMinutes(2), "3 of 20", List.of()),
          new PostmortemWritten("INC-1.md"));

  private static Judgement judgement(Judgement.Verdict verdict) {
    return new Judgement(
        "orders-1",
        "orders",
        OptionalInt.empty(),
        verdict,
        List.of("connect-timeout"),
        List.of("file-leak"),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of());
  }

  @Test
  void every_kind_of_entry_reads_as_a_sentence() throws IOException {
    Set<Class<?>> covered = ALL.stream().map(Object::getClass).collect(Collectors.toSet());
    assertThat(covered).containsExactlyInAnyOrder(Happening.class.getPermittedSubclasses());
    assertWords(Locale.ENGLISH, "room/entries.txt");
    assertWords(Locale.SIMPLIFIED_CHINESE, "room/entries-chinese.txt");
  }

  private static void assertWords(Locale language, String golden) throws IOException {
    EntryWords words = new EntryWords(new Texts(language));
    Golden.assertSame(
        golden,
        ALL.stream().map(words::of).map(String::strip).collect(Collectors.joining("\n")) + "\n");
  }
}
