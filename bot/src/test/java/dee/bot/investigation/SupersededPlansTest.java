package dee.bot.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.incident.Actor;
import dee.bot.incident.Happening;
import dee.bot.incident.Happening.Declared;
import dee.bot.incident.Happening.PlanApproved;
import dee.bot.incident.Happening.PlanDropped;
import dee.bot.incident.Happening.PlanMade;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Plan;
import dee.bot.incident.Severity;
import dee.bot.incident.TimelineEntry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SupersededPlansTest {

  private static final Actor LI = Actor.person("li");

  private final List<TimelineEntry> timeline = new ArrayList<>();

  SupersededPlansTest() {
    add(Actor.dee(), new Declared("orders", "down", Severity.SEV_2));
  }

  @Test
  void what_dee_proposed_and_nobody_agreed_to_is_replaced() {
    add(Actor.dee(), new PlanMade(plan("aaaa0000")));
    add(Actor.dee(), new PlanMade(plan("bbbb0000")));
    assertThat(new SupersededPlans(timeline).dropped("newer"))
        .containsExactly(
            new PlanDropped("aaaa0000", "newer"), new PlanDropped("bbbb0000", "newer"));
  }

  @Test
  void what_people_asked_for_or_agreed_to_stays() {
    add(LI, new PlanMade(plan("aaaa0000")));
    add(Actor.dee(), new PlanMade(plan("bbbb0000")));
    add(LI, new PlanApproved("bbbb0000", "hash"));
    assertThat(new SupersededPlans(timeline).dropped("newer")).isEmpty();
  }

  @Test
  void one_that_is_done_with_is_not_dropped_again() {
    add(Actor.dee(), new PlanMade(plan("aaaa0000")));
    add(LI, new PlanDropped("aaaa0000", "no"));
    assertThat(new SupersededPlans(timeline).dropped("newer")).isEmpty();
  }

  private void add(Actor by, Happening what) {
    timeline.add(
        new TimelineEntry(new IncidentId(1), timeline.size() + 1, OrdersCase.NIGHT, by, what));
  }

  private static Plan plan(String id) {
    return new Plan(
        id,
        id.repeat(8),
        "restart",
        "orders",
        List.of(new Plan.Step(1, "restart", "orders-1", "orders-1", "systemctl restart orders")),
        List.of(),
        OrdersCase.NIGHT,
        2,
        List.of());
  }
}
