package dee.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.incident.Happening.Declared;
import dee.bot.incident.Happening.InvestigationEnded;
import dee.bot.incident.Happening.InvestigationStarted;
import dee.bot.incident.Happening.PlanApproved;
import dee.bot.incident.Happening.PlanDropped;
import dee.bot.incident.Happening.PlanEnded;
import dee.bot.incident.Happening.PlanMade;
import dee.bot.incident.Happening.QuarantineEnded;
import dee.bot.incident.Happening.Quarantined;
import dee.bot.incident.Happening.StepBegun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenWorkTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant LATER = NOON.plusSeconds(900);

  private final List<TimelineEntry> timeline = new ArrayList<>();

  OpenWorkTest() {
    by("li", new Declared("orders", "down", Severity.SEV_1));
  }

  private OpenWork by(String person, Happening what) {
    timeline.add(
        new TimelineEntry(
            new IncidentId(1), timeline.size() + 1, NOON, Actor.person(person), what));
    return OpenWork.of(timeline);
  }

  private static PlanMade plan(String id, int approvals) {
    return new PlanMade(
        new Plan(
            id,
            id.repeat(8),
            "restart",
            "orders",
            List.of(new Plan.Step(1, "restart", "orders-1", "orders-1", "restart")),
            List.of(),
            LATER,
            approvals,
            List.of()));
  }

  @Test
  void a_plan_waits_until_enough_different_people_agreed_or_it_expired() {
    by("li", plan("a", 2));
    by("wang", new PlanApproved("a", "h"));
    OpenWork twice = by("wang", new PlanApproved("a", "h"));
    assertThat(twice.waiting(NOON)).extracting(Plan::id).containsExactly("a");
    assertThat(twice.waiting(LATER)).isEmpty();
    assertThat(twice.running()).isEmpty();
    OpenWork enough = by("zhao", new PlanApproved("a", "h"));
    assertThat(enough.waiting(NOON)).isEmpty();
    assertThat(enough.running().getFirst().approvedBy()).containsExactly("wang", "zhao");
    assertThat(by("dee", new StepBegun("a", 1)).running().getFirst().step()).isEqualTo(1);
    assertThat(by("dee", new PlanEnded("a", true, "")).plans()).isEmpty();
  }

  @Test
  void a_dropped_plan_is_gone() {
    by("li", plan("a", 1));
    assertThat(by("wang", new PlanDropped("a", "no")).plans()).isEmpty();
  }

  @Test
  void an_instance_is_aside_until_that_ends() {
    OpenWork aside = by("dee", new Quarantined("a", "orders-1", LATER));
    assertThat(aside.aside()).containsExactly(new Plan.Kept("orders-1", LATER));
    assertThat(by("li", new QuarantineEnded("orders-1", "released")).aside()).isEmpty();
  }

  @Test
  void the_last_run_that_has_no_end_is_under_way() {
    by("dee", new InvestigationStarted(1, "connection-reset", "s", 3));
    OpenWork second = by("dee", new InvestigationStarted(2, "connection-reset", "s", 3));
    assertThat(second.investigation().orElseThrow().run()).isEqualTo(2);
    OpenWork ended = by("dee", new InvestigationEnded(2, Duration.ZERO, 3, 3, List.of()));
    assertThat(ended.investigation()).isEmpty();
  }
}
