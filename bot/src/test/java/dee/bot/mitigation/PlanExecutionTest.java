package dee.bot.mitigation;

import static dee.bot.mitigation.OrdersWorld.LI;
import static dee.bot.mitigation.OrdersWorld.MIA;
import static dee.bot.mitigation.OrdersWorld.TOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dee.bot.command.Registry;
import dee.bot.incident.Errand;
import dee.bot.incident.Errand.Kind;
import dee.bot.incident.Happening;
import dee.bot.incident.Happening.Declared;
import dee.bot.incident.Happening.EvidenceSecured;
import dee.bot.incident.Happening.NoteAdded;
import dee.bot.incident.Happening.PlanDropped;
import dee.bot.incident.Happening.PlanEnded;
import dee.bot.incident.Happening.PlanMade;
import dee.bot.incident.Happening.Quarantined;
import dee.bot.incident.Happening.StatusChanged;
import dee.bot.incident.Happening.StepBegun;
import dee.bot.incident.Happening.StepEnded;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Plan;
import dee.bot.incident.Plan.Result;
import dee.bot.incident.Severity;
import dee.bot.incident.Status;
import dee.bot.mitigation.CommandShell.Ran;
import dee.bot.room.Deed;
import dee.bot.room.Post;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanExecutionTest {

  private final OrdersWorld world = new OrdersWorld(4).twoSick();
  private final FakeHands hands = world.hands;

  private Plan approved() throws InterruptedException {
    Plan plan = world.planned("what", "restart-all-but 1");
    world.approve(LI);
    return plan;
  }

  /** Stands for a kill: nothing of it is caught. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private void killAt(String moment) {
    hands.moments.put(
        moment,
        () -> {
          throw new Killed();
        });
    assertThatThrownBy(world::carryOut).isInstanceOf(Killed.class);
    hands.moments.clear();
  }

  private List<Class<? extends Happening>> kinds() {
    List<Happening> all = world.happenings();
    int made = all.indexOf(world.all(PlanMade.class).getLast());
    return all.stream()
        .skip(made)
        .<Class<? extends Happening>>map(Happening::getClass)
        .filter(k -> k.getSimpleName().matches("(Plan|Step|EvidenceS|Quar).*"))
        .toList();
  }

  @Test
  void takes_evidence_first_then_each_step_then_looks_whether_it_helped() throws Exception {
    Plan plan = approved();
    assertThat(world.carryOut()).isEmpty();
    assertThat(hands.ran).containsExactly("drain orders-1", "restart orders-2");
    assertThat(kinds())
        .containsExactly(
            PlanMade.class,
            Happening.PlanApproved.class,
            EvidenceSecured.class,
            StepBegun.class,
            StepEnded.class,
            Quarantined.class,
            StepBegun.class,
            StepEnded.class,
            PlanEnded.class);
    assertThat(world.said())
        .containsSequence(
            "Evidence first: 2 items in 0.0 s. orders-1, orders-2 answered",
            "orders-1 drained, no new connections for 10 s",
            "orders-2 restarted, answers 20 of 20");
    Instant until = plan.keeps().getFirst().until();
    assertThat(world.incidents.agenda())
        .containsEntry(new Errand(Kind.QUARANTINE, world.id, "orders-1"), until)
        .containsKey(new Errand(Kind.VERIFY, world.id, plan.id()));
  }

  @Test
  void nothing_runs_without_enough_approvals() throws Exception {
    world.planned("what", "wipe-cache", "targets", "orders-1");
    world.approve(LI);

    world.carryOut();

    assertThat(hands.ran).isEmpty();
    assertThat(hands.probings).isZero();
  }

  @Test
  void nothing_runs_twice_when_the_errand_is_done_again() throws Exception {
    approved();
    world.carryOut();

    world.carryOut();

    assertThat(hands.ran).hasSize(2);
    assertThat(world.all(PlanEnded.class)).hasSize(1);
  }

  @Test
  void a_step_that_fails_stops_the_plan_and_asks() throws Exception {
    hands.outcomes.put(
        "drain orders-1", new Ran.Ended(3, "no such backend", Duration.ofSeconds(1)));
    Plan plan = approved();

    world.carryOut();

    assertThat(hands.ran).containsExactly("drain orders-1");
    assertThat(world.all(Quarantined.class)).isEmpty();
    assertThat(world.all(PlanEnded.class))
        .containsExactly(
            new PlanEnded(
                plan.id(),
                false,
                "drain of orders-1 failed with status 3; it printed: no such backend"));
    Post.Question question = world.room.posts(Post.Question.class).getLast();
    assertThat(OrdersWorld.TEXTS.of(question.asks()))
        .isEqualTo("drain of orders-1 failed. Not begun: restart orders-2. What now?");
    assertThat(question.choices())
        .extracting(Post.Choice::id)
        .containsExactly(
            "/playbook run connection-reset incident:INC-1",
            "/mitigate plan what:drain targets:orders-1 incident:INC-1",
            "/mitigate plan what:restore targets:orders-1 incident:INC-1",
            "/mitigate plan what:restart targets:orders-2 incident:INC-1");
  }

  @Test
  void a_check_that_fails_stops_the_plan_and_names_what_can_be_put_back() throws Exception {
    hands.sickAfter.add("orders-2");
    approved();

    world.carryOut();

    assertThat(world.all(StepEnded.class).getLast().says())
        .isEqualTo("restart of orders-2 ran, but the check after it failed: answers 3 of 20");
    assertThat(world.all(PlanEnded.class).getLast().completed()).isFalse();
    assertThat(world.room.posts(Post.Question.class).getLast().choices())
        .extracting(Post.Choice::id)
        .contains("/mitigate release target:orders-1");
  }

  @Test
  void a_time_out_and_a_target_that_cannot_be_reached_are_failures_that_say_so() throws Exception {
    hands.outcomes.put("drain orders-1", new Ran.NotBegun("no route to 127.0.0.1", Duration.ZERO));
    approved();
    world.carryOut();
    assertThat(world.all(StepEnded.class).getLast())
        .satisfies(e -> {
          assertThat(e.result()).isEqualTo(Result.FAILED);
          assertThat(e.says())
              .isEqualTo(
                  "drain of orders-1 could not begin, nothing was changed: no route to 127.0.0.1");
        });

    hands.outcomes.put("restart orders-2", new Ran.TimedOut("", Duration.ofSeconds(30)));
    world.planned("what", "restart", "targets", "orders-2");
    world.approve(LI);
    world.carryOut();
    assertThat(world.all(StepEnded.class).getLast().says())
        .isEqualTo(
            "restart of orders-2 took longer than 30 s and was ended; nothing of it keeps running");
  }

  @Test
  void a_connection_that_is_lost_in_a_step_leaves_its_outcome_unknown_and_dee_looks()
      throws Exception {
    hands.outcomes.put("drain orders-1", new Ran.Lost("the connection was cut", Duration.ZERO));
    approved();

    world.carryOut();

    unknown("drain orders-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"before drain orders-1", "after drain orders-1"})
  void a_crash_within_a_step_leaves_its_outcome_unknown_and_nothing_is_repeated(String moment)
      throws Exception {
    approved();
    killAt(moment);
    List<String> before = List.copyOf(hands.ran);

    assertThat(world.carryOut()).isEmpty();
    world.carryOut();

    assertThat(hands.ran).isEqualTo(before);
    unknown("drain orders-1");
  }

  @Test
  void a_crash_between_command_and_check_leaves_the_outcome_unknown() throws Exception {
    approved();
    killAt("check orders-2");

    world.carryOut();

    assertThat(hands.ran).containsExactly("drain orders-1", "restart orders-2");
    unknown("restart orders-2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"probe", "evidence"})
  void a_crash_while_evidence_is_taken_has_it_taken_again(String moment) throws Exception {
    approved();
    killAt(moment);
    assertThat(hands.ran).isEmpty();

    world.carryOut();

    assertThat(world.all(EvidenceSecured.class)).hasSize(1);
    assertThat(hands.ran).containsExactly("drain orders-1", "restart orders-2");
    assertThat(world.all(PlanEnded.class).getLast().completed()).isTrue();
  }

  @Test
  void a_crash_before_any_entry_of_the_plan_is_written_changes_nothing_but_the_duration()
      throws Exception {
    approved();
    for (int entry = 1; entry <= 6; entry++) {
      OrdersWorld other = new OrdersWorld(4).twoSick();
      other.planned("what", "restart-all-but 1");
      other.approve(LI);
      AtomicInteger left = new AtomicInteger(entry);
      other.room.listen(_ -> {
        if (left.decrementAndGet() == 0) {
          throw new Killed();
        }
      });
      try {
        other.carryOut();
      } catch (Killed _) {
        // and on another node:
        other.carryOut();
      }
      assertThat(other.hands.ran).as("killed at " + entry).doesNotHaveDuplicates();
      assertThat(other.all(PlanEnded.class)).as("killed at " + entry).hasSize(1);
    }
  }

  @Test
  void an_interrupted_program_leaves_the_errand_due_and_the_step_unknown() throws Exception {
    approved();
    hands.moments.put(
        "after drain orders-1",
        () -> {
          throw new InterruptedException();
        });
    assertThatThrownBy(world::carryOut).isInstanceOf(InterruptedException.class);
    hands.moments.clear();

    world.carryOut();

    unknown("drain orders-1");
  }

  private void unknown(String step) {
    StepEnded ended = world.all(StepEnded.class).getLast();
    assertThat(ended.result()).isEqualTo(Result.UNKNOWN);
    assertThat(world.all(PlanEnded.class)).hasSize(1);
    assertThat(world.all(PlanEnded.class).getLast().completed()).isFalse();
    assertThat(world.incidents.agenda())
        .containsKey(new Errand(Kind.INVESTIGATE, world.id, "connection-reset"))
        .doesNotContainKey(new Errand(Kind.VERIFY, world.id, world.plan().id()));
    assertThat(world.said().getLast())
        .startsWith("Nobody saw the end of " + step.replace(" ", " of "));
  }

  @Test
  void of_two_nodes_that_begin_the_same_step_one_does() throws Exception {
    Plan plan = approved();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch tried = new CountDownLatch(1);
    hands.moments.put(
        "before drain orders-1",
        () -> {
          begun.countDown();
          assertThat(tried.await(10, TimeUnit.SECONDS)).isTrue();
        });
    Thread first =
        Thread.ofVirtual()
            .start(() -> {
              try {
                world.carryOut();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

    Claims second = new Claims(world.journal, world.inventory, OrdersWorld.TEXTS);
    assertThat(second.next(world.id, plan)).isInstanceOf(Claims.Claim.Elsewhere.class);
    tried.countDown();
    first.join();

    assertThat(hands.ran).containsExactly("drain orders-1", "restart orders-2");
    assertThat(world.all(StepBegun.class)).hasSize(2);
  }

  @Test
  void many_nodes_claim_each_step_once() throws Exception {
    Plan plan = approved();
    Claims claims = new Claims(world.journal, world.inventory, OrdersWorld.TEXTS);
    AtomicInteger taken = new AtomicInteger();
    List<Thread> nodes =
        java.util.stream.IntStream.range(0, 12)
            .mapToObj(_ ->
                Thread.ofVirtual()
                    .start(() -> {
                      if (claims.next(world.id, plan) instanceof Claims.Claim.Take) {
                        taken.incrementAndGet();
                      }
                    }))
            .toList();
    for (Thread node : nodes) {
      node.join();
    }
    assertThat(taken).hasValue(1);
    assertThat(world.all(StepBegun.class)).containsExactly(new StepBegun(plan.id(), 1));
  }

  @Test
  void a_word_that_comes_after_the_step_was_given_up_is_noted_and_changes_nothing()
      throws Exception {
    approved();
    hands.moments.put("after drain orders-1", () -> world.carryOut());

    world.carryOut();

    assertThat(world.all(StepEnded.class)).hasSize(1);
    assertThat(world.all(NoteAdded.class)).hasSize(1);
    assertThat(hands.ran).containsExactly("drain orders-1");
    unknown("drain orders-1");
  }

  @Test
  void a_cancel_stops_between_two_steps() throws Exception {
    Plan plan = approved();
    hands.moments.put(
        "after drain orders-1", () -> world.say(Registry.MITIGATE_CANCEL, TOM, "plan", plan.id()));

    world.carryOut();

    assertThat(hands.ran).containsExactly("drain orders-1");
    assertThat(world.all(Quarantined.class)).as("what was done stays on record").hasSize(1);
    assertThat(world.all(PlanEnded.class))
        .containsExactly(new PlanEnded(plan.id(), false, "stopped by tom"));
    assertThat(world.said().getLast())
        .isEqualTo("Plan " + plan.id() + " stopped. Not begun: restart orders-2. What now?");
  }

  @Test
  void a_cancel_before_the_first_step_begins_nothing() throws Exception {
    Plan plan = approved();
    world.say(Registry.MITIGATE_CANCEL, TOM, "plan", plan.id());

    world.carryOut();

    assertThat(hands.ran).isEmpty();
    assertThat(hands.probings).isZero();
    assertThat(world.all(PlanDropped.class)).hasSize(1);
    assertThat(world.all(PlanEnded.class)).isEmpty();
  }

  @Test
  void nothing_more_begins_when_the_time_runs_out_in_the_middle() throws Exception {
    Plan plan = approved();
    hands.moments.put("after drain orders-1", () -> world.clock.forward(Duration.ofMinutes(16)));

    world.carryOut();

    assertThat(hands.ran).containsExactly("drain orders-1");
    assertThat(world.all(PlanEnded.class))
        .containsExactly(new PlanEnded(plan.id(), false, "its time is over; make a new plan"));
  }

  @Test
  void nothing_begins_when_the_configuration_changed_after_the_approval() throws Exception {
    approved();
    world.inventory = OrdersWorld.inventory(5, OrdersWorld.commands());
    world.carryOut();
    assertThat(hands.ran).as("another instance is no change of the plan").hasSize(2);

    Plan plan = world.planned("what", "restart", "targets", "orders-2");
    world.approve(LI);
    var commands = new java.util.LinkedHashMap<>(OrdersWorld.commands());
    commands.remove("restart");
    world.inventory = OrdersWorld.inventory(4, commands);
    world.carryOut();

    assertThat(hands.ran).hasSize(2);
    assertThat(world.all(PlanDropped.class).getLast().plan()).isEqualTo(plan.id());
  }

  @Test
  void evidence_has_a_budget_and_what_was_missed_is_written_down() throws Exception {
    world.budget = Duration.ofMillis(50);
    hands.moments.put("evidence", () -> TimeUnit.MINUTES.sleep(5));
    approved();

    world.carryOut();

    EvidenceSecured secured = world.all(EvidenceSecured.class).getFirst();
    assertThat(secured.complete()).isFalse();
    assertThat(secured.items()).isEqualTo(1);
    assertThat(secured.says()).startsWith("not complete: it took longer than");
    assertThat(hands.ran).containsExactly("drain orders-1", "restart orders-2");
  }

  @Test
  void evidence_of_nobody_is_said_and_the_plan_goes_on() throws Exception {
    hands.silent.addAll(List.of("orders-1", "orders-2"));
    approved();

    world.carryOut();

    assertThat(world.said())
        .contains("Evidence first: 0 items in 0.0 s. nobody answered: orders-1, orders-2");
    assertThat(hands.ran).hasSize(2);
  }

  @Test
  void one_plan_at_a_time_changes_a_service_also_of_two_incidents() throws Exception {
    Plan plan = approved();
    IncidentId other =
        world
            .journal
            .chronicle()
            .declare(
                new Declared("orders", "again", Severity.SEV_3),
                MIA,
                OrdersWorld.NIGHT,
                _ -> Deed.NOTHING);
    world.say(
        Registry.MITIGATE_PLAN,
        MIA,
        "what",
        "restart",
        "targets",
        "orders-3",
        "incident",
        other.toString());
    Plan second =
        world.incidents.timeline(other).stream()
            .filter(e -> e.what() instanceof PlanMade)
            .map(e -> ((PlanMade) e.what()).plan())
            .findFirst()
            .orElseThrow();
    world.say(Registry.MITIGATE_APPROVE, LI, "plan", second.id());
    Errand errand = new Errand(Kind.MITIGATE, other, second.id());
    Claims claims = new Claims(world.journal, world.inventory, OrdersWorld.TEXTS);
    assertThat(claims.next(world.id, plan)).isInstanceOf(Claims.Claim.Take.class);

    Optional<Instant> again = world.execution().run(errand);

    assertThat(again).contains(world.clock.instant().plusSeconds(5));
    assertThat(hands.ran).isEmpty();
    world.carryOut();
    world.execution().run(errand);
    assertThat(hands.ran).as("once the first one has ended").containsExactly("restart orders-3");
  }

  @Test
  void nothing_begins_once_the_incident_is_resolved() throws Exception {
    approved();
    world.journal.write(world.id, new StatusChanged(Status.RESOLVED), MIA);

    world.carryOut();

    assertThat(hands.ran).isEmpty();
    assertThat(world.all(PlanDropped.class).getLast().why()).isEqualTo("its incident is resolved");
  }
}
