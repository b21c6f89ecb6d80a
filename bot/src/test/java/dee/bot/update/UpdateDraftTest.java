package dee.bot.update;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.incident.Actor;
import dee.bot.incident.Happening;
import dee.bot.incident.Happening.AlertResolved;
import dee.bot.incident.Happening.Declared;
import dee.bot.incident.Happening.InstanceJudged;
import dee.bot.incident.Happening.InvestigationStarted;
import dee.bot.incident.Happening.NoteAdded;
import dee.bot.incident.Happening.PlanApproved;
import dee.bot.incident.Happening.PlanEnded;
import dee.bot.incident.Happening.PlanMade;
import dee.bot.incident.Happening.Quarantined;
import dee.bot.incident.Happening.SeverityChanged;
import dee.bot.incident.Happening.StatusChanged;
import dee.bot.incident.Happening.StepBegun;
import dee.bot.incident.Happening.SymptomChecked;
import dee.bot.incident.Happening.UpdateSent;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Judgement;
import dee.bot.incident.Plan;
import dee.bot.incident.Severity;
import dee.bot.incident.Status;
import dee.bot.investigation.OrdersCase;
import dee.bot.room.Golden;
import dee.bot.room.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class UpdateDraftTest {

  private final OrdersCase orders = new OrdersCase();
  private final IncidentId id = orders.open();
  private UpdateDraft draft = new UpdateDraft(new Texts(Locale.ENGLISH));

  private void write(Happening... what) {
    for (Happening each : what) {
      orders.journal.write(id, each, Actor.person("li"));
    }
  }

  private void minutes(int minutes) {
    orders.clock.forward(Duration.ofMinutes(minutes));
  }

  private String text() {
    return draft.of(orders.incidents.timeline(id));
  }

  private void send(int number) {
    write(new UpdateSent(number, text(), Optional.of(orders.clock.instant())));
  }

  private static Plan plan() {
    return new Plan(
        "7f3a90c1",
        "7f3a90c1" + "0".repeat(56),
        "restart-all-but 1",
        "orders",
        List.of(
            new Plan.Step(1, "drain", "orders-1", "orders-1", "drain"),
            new Plan.Step(2, "restart", "orders-2", "orders-2", "restart")),
        List.of(new Plan.Kept("orders-1", OrdersCase.NIGHT.plus(Duration.ofHours(4)))),
        OrdersCase.NIGHT.plus(Duration.ofMinutes(15)),
        1,
        List.of());
  }

  /** One draft after another, as an incident goes on. */
  @Test
  void a_night_of_drafts() throws IOException {
    Golden.assertSame("update/drafts.txt", night());
  }

  @Test
  void a_night_of_drafts_in_chinese() throws IOException {
    draft = new UpdateDraft(new Texts(Locale.SIMPLIFIED_CHINESE));
    Golden.assertSame("update/drafts-chinese.txt", night());
  }

  private String night() {
    List<String> drafts = new ArrayList<>();
    drafts.add(text());
    write(new InvestigationStarted(1, "connection-reset", OrdersCase.SHA, 4, OrdersCase.ERRAND));
    drafts.add(text());
    orders.run(id, i -> Path.of(i + ".md"));
    drafts.add(text());
    minutes(15);
    send(1);
    minutes(15);
    drafts.add(text());
    write(new StatusChanged(Status.IDENTIFIED), new PlanMade(plan()));
    write(new PlanApproved("7f3a90c1", plan().hash()), new StepBegun("7f3a90c1", 1));
    write(
        new Quarantined("7f3a90c1", "orders-1", OrdersCase.NIGHT.plus(Duration.ofHours(4))),
        new StepBegun("7f3a90c1", 2));
    drafts.add(text());
    write(
        new PlanEnded("7f3a90c1", true, "2 of 2 steps"),
        new SymptomChecked("7f3a90c1", true, Duration.ofMinutes(2), "gone", List.of("e9")),
        new StatusChanged(Status.MITIGATED),
        new SeverityChanged(Severity.SEV_3),
        new AlertResolved("OrdersErrorRateHigh", "f1", Optional.empty()));
    drafts.add(text());
    send(2);
    minutes(30);
    drafts.add(text());
    write(new StatusChanged(Status.RESOLVED));
    drafts.add(text());
    return String.join("\n\n", drafts) + "\n";
  }

  @Test
  void a_second_look_that_finds_the_same_is_nothing_new() {
    orders.run(id, i -> Path.of(i + ".md"));
    send(1);
    orders.run(id, i -> Path.of(i + ".md"));
    write(new NoteAdded("looked again"));
    assertThat(text()).contains("Nothing new since update 1 (02:14 UTC).");
  }

  @Test
  void however_much_is_known_a_draft_is_short_and_one_clean_line() {
    write(new Declared("orders", "down", Severity.SEV_1));
    for (int i = 0; i < 20; i++) {
      write(new InstanceJudged(1, sick("orders-" + i, "cause " + i + " \u001b[31m\n@everyone")));
    }
    assertThat(text())
        .hasSizeLessThanOrEqualTo(UpdateDraft.LONGEST)
        .doesNotContain("\u001b", "\n", "@everyone");
  }

  private static Judgement sick(String target, String states) {
    Judgement.Link link =
        new Judgement.Link(
            "c" + target, states, Judgement.State.OBSERVED, "", List.of("e1"), "", "x".repeat(300));
    return new Judgement(
        target,
        "orders",
        OptionalInt.empty(),
        Judgement.Verdict.EXPLAINED,
        List.of("connect-timeout"),
        List.of("c" + target),
        List.of(link),
        List.of(link, link),
        List.of(),
        Optional.empty(),
        List.of());
  }
}
