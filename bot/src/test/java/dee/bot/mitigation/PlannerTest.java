package dee.bot.mitigation;

import static dee.bot.mitigation.OrdersWorld.healthy;
import static dee.bot.mitigation.OrdersWorld.sick;
import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.incident.Judgement;
import dee.bot.incident.Judgement.Link;
import dee.bot.incident.Judgement.State;
import dee.bot.incident.Judgement.Verdict;
import dee.bot.incident.Plan;
import dee.bot.mitigation.Planner.Answer;
import dee.bot.target.Caution;
import dee.bot.target.Command;
import dee.bot.target.Inventory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {

  private final Map<String, Command> commands = new LinkedHashMap<>(OrdersWorld.commands());

  private Plan plan(int instances, List<Judgement> judgements, Wish wish) {
    return plan(OrdersWorld.inventory(instances, commands), judgements, Set.of(), wish);
  }

  private static Plan plan(
      Inventory inventory, List<Judgement> judgements, Set<String> aside, Wish wish) {
    Answer answer = answer(inventory, judgements, aside, wish);
    assertThat(answer).isInstanceOf(Answer.Planned.class);
    return ((Answer.Planned) answer).plan();
  }

  private static Answer answer(
      Inventory inventory, List<Judgement> judgements, Set<String> aside, Wish wish) {
    Scene scene = new Scene(inventory.service("orders").orElseThrow(), judgements, aside);
    return new Planner(inventory, OrdersWorld.TEXTS).plan(scene, wish, OrdersWorld.NIGHT);
  }

  private static String refusal(
      Inventory inventory, List<Judgement> judgements, Set<String> aside, Wish wish) {
    Answer answer = answer(inventory, judgements, aside, wish);
    assertThat(answer).isInstanceOf(Answer.Refused.class);
    return OrdersWorld.TEXTS.of(((Answer.Refused) answer).why());
  }

  private static Wish allBut(int keep, String... targets) {
    return new Wish(Wish.RESTART_ALL_BUT, OptionalInt.of(keep), List.of(targets));
  }

  private static final Wish ALL_BUT =
      new Wish(Wish.RESTART_ALL_BUT, OptionalInt.empty(), List.of());

  private static List<String> steps(Plan plan) {
    return plan.steps().stream().map(s -> s.command() + " " + s.target()).toList();
  }

  @Test
  void keeps_the_sickest_drained_and_restarts_the_other_sick_ones() {
    Plan plan =
        plan(3, List.of(sick("orders-1", 4), sick("orders-2", 6), healthy("orders-3")), ALL_BUT);

    assertThat(plan.name()).isEqualTo("restart-all-but 1");
    assertThat(steps(plan)).containsExactly("drain orders-2", "restart orders-1");
    assertThat(plan.keeps())
        .containsExactly(new Plan.Kept("orders-2", OrdersWorld.NIGHT.plus(Duration.ofHours(4))));
    assertThat(plan.expires()).isEqualTo(OrdersWorld.NIGHT.plus(Duration.ofMinutes(15)));
    assertThat(plan.approvals()).isEqualTo(1);
    assertThat(plan.hash()).hasSize(64).startsWith(plan.id());
  }

  @ParameterizedTest
  @CsvSource({
    // instances, sick, floor, wanted, kept
    "8, 5, 4, 2, 2",
    "8, 5, 7, 2, 1",
    "8, 5, 8, 2, 0",
    "8, 2, 4, 2, 1",
    "8, 1, 4, 2, 0",
    "8, 5, 4, 4, 4",
    "8, 5, 4, 9, 4",
    "8, 8, 4, 9, 4",
  })
  void keeps_fewer_when_the_capacity_floor_or_the_number_of_sick_ones_asks_for_it(
      int instances, int sick, int floor, int wanted, int kept) {
    Caution usual = Caution.usual(instances);
    Inventory inventory =
        OrdersWorld.inventory(
            instances,
            commands,
            new Caution(floor, usual.verifyWindow(), usual.quarantine(), usual.drainSettle()));
    List<Judgement> judgements =
        java.util.stream.IntStream.rangeClosed(1, instances)
            .mapToObj(i -> i <= sick ? sick("orders-" + i, 4) : healthy("orders-" + i))
            .toList();

    Plan plan = plan(inventory, judgements, Set.of(), allBut(wanted));

    assertThat(plan.keeps()).hasSize(kept);
    assertThat(plan.name()).isEqualTo("restart-all-but " + kept);
    assertThat(plan.steps()).hasSize(sick);
    if (kept < wanted) {
      assertThat(plan.warnings()).anyMatch(w -> w.startsWith("Keeps " + kept + ", not " + wanted));
    }
  }

  @Test
  void what_is_set_aside_already_counts_against_the_floor_and_is_not_touched() {
    Inventory inventory = OrdersWorld.inventory(4, commands);
    List<Judgement> judgements =
        List.of(sick("orders-1", 4), sick("orders-2", 4), sick("orders-3", 4), sick("orders-4", 4));

    Plan plan = plan(inventory, judgements, Set.of("orders-1"), allBut(2));

    assertThat(plan.keeps()).hasSize(1);
    assertThat(steps(plan)).noneMatch(s -> s.endsWith("orders-1"));
  }

  @Test
  void a_healthy_instance_is_touched_only_when_it_is_named_and_enough_others_serve() {
    List<Judgement> judgements = List.of(sick("orders-1", 4), healthy("orders-2"));
    Inventory four = OrdersWorld.inventory(4, commands);
    Inventory two = OrdersWorld.inventory(2, commands, Caution.usual(4));

    assertThat(steps(plan(four, judgements, Set.of(), ALL_BUT)))
        .containsExactly("restart orders-1");
    assertThat(steps(plan(four, judgements, Set.of(), Wish.of("restart", List.of("orders-2")))))
        .containsExactly("restart orders-2");
    assertThat(refusal(two, judgements, Set.of(), Wish.of("restart", List.of("orders-2"))))
        .isEqualTo("To restart that would leave 1 of 2 instances serving; capacity-floor is 2.");
  }

  @Test
  void draining_stops_at_the_capacity_floor() {
    Inventory three = OrdersWorld.inventory(3, commands);

    assertThat(plan(three, List.of(), Set.of(), Wish.of("drain", List.of("orders-1"))).keeps())
        .extracting(Plan.Kept::target)
        .containsExactly("orders-1");
    assertThat(refusal(three, List.of(), Set.of("orders-2"), Wish.of("drain", List.of("orders-1"))))
        .contains("leave 1 of 3 instances serving");
  }

  @Test
  void without_a_drain_command_the_kept_ones_stay_in_the_traffic_and_that_is_said() {
    commands.remove("drain");

    Plan plan = plan(3, List.of(sick("orders-1", 5), sick("orders-2", 4)), ALL_BUT);

    assertThat(steps(plan)).containsExactly("restart orders-2");
    assertThat(plan.keeps()).extracting(Plan.Kept::target).containsExactly("orders-1");
    assertThat(plan.warnings())
        .contains("There is no command drain: orders-1 keeps getting traffic.");
  }

  @Test
  void a_command_goes_where_what_is_known_says_it_helps() {
    Plan plan =
        plan(
            3,
            List.of(sick("orders-1", 4), sick("orders-2", 4), healthy("orders-3")),
            Wish.of("raise-fd-limit", List.of()));

    assertThat(steps(plan)).containsExactly("raise-fd-limit orders-1", "raise-fd-limit orders-2");
    assertThat(plan.warnings())
        .contains("A higher limit on open files eases; it does not cure db-pool-too-small.");
  }

  @Test
  void says_what_a_restart_costs_with_the_measured_queue() {
    Plan plan = plan(3, List.of(sick("orders-1", 4)), Wish.of("restart", List.of("orders-1")));

    assertThat(plan.warnings())
        .contains(
            "When orders-1 stops, connections that wait in its queue or have no answer yet are"
                + " reset; measured: queue of :8080: 33 of 32.")
        .anyMatch(w -> w.startsWith("A restart destroys evidence"));
  }

  @Test
  void says_that_a_restart_does_not_heal_a_lock_that_nobody_could_check_for() {
    Judgement unresolved =
        OrdersWorld.judgement(
            "orders-1",
            Verdict.UNRESOLVED,
            List.of("read-timeout"),
            List.of(),
            List.of(),
            List.of(new Link("db-lock", "", State.NOT_CHECKED, "no access", List.of(), "", "")));

    Plan plan = plan(3, List.of(unresolved), Wish.of("restart", List.of("orders-1")));

    assertThat(plan.warnings())
        .contains("A restart does not heal a database lock; nobody could check for one.");
  }

  @Test
  void a_healthy_instance_has_no_cause_to_be_unsure_of() {
    List<Judgement> judgements = List.of(sick("orders-1", 4), healthy("orders-2"));

    Plan plan = plan(4, judgements, Wish.of("restart", List.of("orders-1", "orders-2")));

    assertThat(plan.warnings()).noneMatch(w -> w.contains("cause is not known"));
  }

  @Test
  void two_people_for_what_is_destructive() {
    assertThat(plan(3, List.of(), Wish.of("wipe-cache", List.of("orders-1"))).approvals())
        .isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "restrat | orders-1 | There is no command restrat in the configuration (there are: raise-fd-limit, restart, drain, restore, wipe-cache); did you mean 'restart'?",
        "restart; rm -rf / | orders-1 | There is no command restart; rm -rf / in the configuration (there are: raise-fd-limit, restart, drain, restore, wipe-cache)",
        "restart | orders-9 | orders has no instance orders-9 (there are: orders-1, orders-2, orders-3); did you mean 'orders-1'?",
        "wipe-cache | '' | Nothing that is known of orders says where wipe-cache would help; name instances with targets:",
        "restart-all-but | '' | No instance of orders is known to be sick and in the traffic. Run its playbook first, or name instances with targets:",
      })
  void what_cannot_be_planned_is_refused_with_what_is_allowed(
      String what, String targets, String message) {
    List<String> named = targets.isEmpty() ? List.of() : List.of(targets);
    assertThat(
            refusal(OrdersWorld.inventory(3, commands), List.of(), Set.of(), Wish.of(what, named)))
        .isEqualTo(message);
  }

  @Test
  void the_hash_is_of_everything_that_a_plan_does() {
    Inventory inventory = OrdersWorld.inventory(3, commands);
    Plan plan = plan(inventory, List.of(), Set.of(), Wish.of("restart", List.of("orders-1")));
    PlanHash hash = new PlanHash(inventory);

    assertThat(hash.holds(plan)).isTrue();
    commands.put("restart", OrdersWorld.command("restart", true));
    assertThat(new PlanHash(OrdersWorld.inventory(3, commands)).holds(plan)).isFalse();
    commands.remove("restart");
    assertThat(new PlanHash(OrdersWorld.inventory(3, commands)).holds(plan)).isFalse();
    assertThat(plan(inventory, List.of(), Set.of(), Wish.of("restart", List.of("orders-2"))).hash())
        .isNotEqualTo(plan.hash());
  }
}
