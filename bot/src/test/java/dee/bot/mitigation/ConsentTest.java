package dee.bot.mitigation;

import static dee.bot.mitigation.OrdersWorld.LI;
import static dee.bot.mitigation.OrdersWorld.MIA;
import static dee.bot.mitigation.OrdersWorld.TOM;
import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.command.Registry;
import dee.bot.incident.Actor;
import dee.bot.incident.Happening.PlanApproved;
import dee.bot.incident.Happening.PlanDropped;
import dee.bot.incident.Happening.PlanMade;
import dee.bot.incident.Plan;
import dee.bot.room.Post;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ConsentTest {

  private final OrdersWorld world = new OrdersWorld(3).twoSick();

  @Test
  void another_person_agrees_and_the_plan_is_set_to_be_carried_out() throws Exception {
    Plan plan = world.planned("what", "restart-all-but 1");

    world.approve(LI);

    assertThat(world.all(PlanApproved.class))
        .containsExactly(new PlanApproved(plan.id(), plan.hash()));
    assertThat(world.incidents.agenda()).containsKey(world.errand());
    assertThat(world.said().getLast()).startsWith("li agrees to plan " + plan.id());
    assertThat(world.room.posts(Post.PlanPost.class).getFirst().requester()).isEqualTo("mia");
  }

  @Test
  void the_requester_may_not_agree() throws Exception {
    Plan plan = world.planned("what", "restart-all-but");

    world.approve(MIA);

    refused("mia asked for plan " + plan.id() + "; someone else must agree to it.");
  }

  @Test
  void who_has_no_right_may_not_agree_and_neither_may_dee() throws Exception {
    Plan plan = world.planned("what", "restart-all-but");

    world.approve(TOM);
    refused("tom may not agree to plans; plan " + plan.id() + " still waits.");
    world.approve(Actor.dee());
    refused("Dee may not agree to plans; plan " + plan.id() + " still waits.");
  }

  @Test
  void for_a_plan_of_dees_own_one_person_is_enough() throws Exception {
    Plan plan = world.planned("what", "restart-all-but");
    OrdersWorld other = new OrdersWorld(3).twoSick();
    other.journal.write(other.id, new PlanMade(plan), Actor.dee());

    other.approve(MIA);

    assertThat(other.all(PlanApproved.class)).hasSize(1);
    assertThat(other.incidents.agenda()).containsKey(other.errand());
  }

  @Test
  void a_destructive_plan_needs_two_and_the_same_person_twice_counts_once() throws Exception {
    Plan plan = world.planned("what", "wipe-cache", "targets", "orders-1");

    world.approve(LI);
    world.approve(LI);

    assertThat(world.all(PlanApproved.class)).hasSize(1);
    assertThat(world.incidents.agenda()).isEmpty();
    assertThat(world.answered().getLast())
        .isEqualTo("li has agreed to plan " + plan.id() + " already; that counts once: 1 of 2.");
    world.approve(Actor.person("eve"));
    assertThat(world.incidents.agenda()).containsKey(world.errand());
  }

  @Test
  void a_double_click_on_two_nodes_at_once_counts_once() throws Exception {
    world.planned("what", "restart-all-but");
    CountDownLatch go = new CountDownLatch(1);
    List<Thread> clicks =
        java.util.stream.IntStream.range(0, 8)
            .mapToObj(_ ->
                Thread.ofVirtual()
                    .start(() -> {
                      try {
                        go.await();
                        world.approve(LI);
                      } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                      }
                    }))
            .toList();
    go.countDown();
    for (Thread click : clicks) {
      click.join();
    }

    assertThat(world.all(PlanApproved.class)).hasSize(1);
    assertThat(world.answered()).hasSize(7).allMatch(a -> a.contains("counts once"));
  }

  @Test
  void an_approval_for_a_plan_that_has_changed_voids_it() throws Exception {
    Plan plan = world.planned("what", "restart-all-but");
    var commands = new java.util.LinkedHashMap<>(OrdersWorld.commands());
    commands.put("restart", OrdersWorld.command("restart", true));
    world.inventory = OrdersWorld.inventory(3, commands);

    world.approve(LI);

    assertThat(world.all(PlanApproved.class)).isEmpty();
    assertThat(world.all(PlanDropped.class)).hasSize(1);
    assertThat(world.incidents.agenda()).isEmpty();
    assertThat(world.said().getLast())
        .isEqualTo(
            "Plan "
                + plan.id()
                + " will not be carried out: the configuration has changed since it was made; make"
                + " a new plan");
  }

  @Test
  void an_approval_that_comes_too_late_does_not_count() throws Exception {
    Plan plan = world.planned("what", "restart-all-but");
    world.clock.forward(Duration.ofMinutes(15));

    world.approve(LI);

    refused(
        "The time to agree to plan "
            + plan.id()
            + " is over. For a new one: /mitigate plan what:\"restart-all-but 1\"");
  }

  @Test
  void a_refused_plan_stays_refused_and_says_by_whom_and_why() throws Exception {
    Plan plan = world.planned("what", "restart-all-but");
    world.say(
        Registry.MITIGATE_REJECT, TOM, "plan", plan.id(), "why", "password=hunter2 \u001b[31mno");

    world.approve(LI);

    refused(
        "Plan " + plan.id() + " will not be carried out: stopped by tom: password=[redacted] no");
    assertThat(world.all(PlanDropped.class)).hasSize(1);
  }

  @Test
  void a_dry_run_shows_the_exact_plan_and_changes_nothing() throws Exception {
    int before = world.timeline().size();

    world.say(Registry.MITIGATE_DRY_RUN, MIA, "what", "restart-all-but 1");

    Post.PlanPost shown = world.reply.posts(Post.PlanPost.class).getFirst();
    assertThat(shown.rehearsal()).isTrue();
    assertThat(shown.plan().steps())
        .extracting(Plan.Step::line)
        .containsExactly("do drain", "do restart");
    assertThat(world.timeline()).hasSize(before);
    assertThat(world.incidents.agenda()).isEmpty();
  }

  @Test
  void a_plan_is_shown_with_who_agreed_and_how_far_it_is() throws Exception {
    Plan plan = world.planned("what", "restart-all-but");
    world.approve(LI);

    world.say(Registry.MITIGATE_SHOW, TOM, "plan", plan.hash().substring(0, 5) + "…");

    assertThat(world.reply.posts(Post.PlanPost.class).getFirst().approvedBy())
        .containsExactly("li");
    assertThat(world.answered().getLast())
        .isEqualTo("Plan " + plan.id() + " is agreed to and begins.");
    world.say(Registry.MITIGATE_SHOW, TOM, "plan", "ffff\u001b[0m");
    assertThat(world.answered().getLast())
        .startsWith("No plan, or more than one, begins with ffff.");
  }

  @Test
  void wishes_that_cannot_be_are_answered() throws Exception {
    world.say(Registry.MITIGATE_PLAN, MIA, "what", "restart-all-but", "keep", "two");
    assertThat(world.answered().getLast()).isEqualTo("keep must be a number, not two");
    world.say(Registry.MITIGATE_PLAN, MIA, "what", "reboot");
    assertThat(world.answered().getLast()).startsWith("There is no command reboot");
    assertThat(world.all(PlanMade.class)).isEmpty();
  }

  private void refused(String says) {
    assertThat(world.answered().getLast()).isEqualTo(says);
    assertThat(world.all(PlanApproved.class)).isEmpty();
    assertThat(world.incidents.agenda()).isEmpty();
  }
}
