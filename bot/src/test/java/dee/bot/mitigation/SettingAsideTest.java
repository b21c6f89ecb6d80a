package dee.bot.mitigation;

import static dee.bot.mitigation.OrdersWorld.LI;
import static dee.bot.mitigation.OrdersWorld.MIA;
import static dee.bot.mitigation.OrdersWorld.TOM;
import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.command.Registry;
import dee.bot.incident.Errand;
import dee.bot.incident.Errand.Kind;
import dee.bot.incident.Happening.PlanMade;
import dee.bot.incident.Happening.QuarantineEnded;
import dee.bot.incident.Happening.Quarantined;
import dee.bot.incident.Happening.StatusChanged;
import dee.bot.incident.Status;
import dee.bot.room.Post;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SettingAsideTest {

  private final OrdersWorld world = new OrdersWorld(4).twoSick();

  @BeforeEach
  void setOneAside() throws InterruptedException {
    world.planned("what", "drain", "targets", "orders-1");
    world.approve(LI);
    world.carryOut();
    world.hands.ran.clear();
  }

  private Errand errand() {
    return new Errand(Kind.QUARANTINE, world.id, "orders-1");
  }

  private Optional<Instant> ask() {
    return new QuarantineWatch(world.journal).run(errand());
  }

  @Test
  void people_are_asked_when_the_time_is_over_and_not_for_ever() {
    Instant until = world.all(Quarantined.class).getFirst().until();
    assertThat(until).isEqualTo(OrdersWorld.NIGHT.plus(Duration.ofHours(4)));
    assertThat(ask()).as("too early").contains(until);

    int questions = 0;
    Optional<Instant> next = Optional.of(until);
    while (next.isPresent()) {
      world.clock.forward(Duration.between(world.clock.instant(), next.get()));
      next = ask();
      assertThat(++questions).isLessThan(10);
    }

    assertThat(world.room.posts(Post.Question.class)).hasSize(3);
    assertThat(OrdersWorld.TEXTS.of(world.room.posts(Post.Question.class).getFirst().asks()))
        .startsWith("orders-1 is set aside for INC-1 until 2026-03-01 06:14 UTC.");
    assertThat(world.room.posts(Post.Question.class).getLast().choices())
        .extracting(Post.Choice::id)
        .containsExactly(
            "/mitigate release target:orders-1", "/mitigate keep target:orders-1 for:4h");
    assertThat(world.said().getLast()).startsWith("orders-1 is still set aside; I asked 3 times");
    assertThat(world.hands.ran).as("nothing is changed by itself").isEmpty();
  }

  @Test
  void one_person_with_the_right_puts_it_back() throws Exception {
    world.say(Registry.MITIGATE_RELEASE, MIA, "target", "orders-1");

    assertThat(world.plan().approvals()).isZero();
    assertThat(world.plan().warnings())
        .contains("orders-1 was sick when it was last looked at, and comes back as it is.");
    assertThat(world.incidents.agenda()).containsKey(world.errand());
    world.carryOut();

    assertThat(world.hands.ran).containsExactly("restore orders-1");
    assertThat(world.all(QuarantineEnded.class))
        .containsExactly(
            new QuarantineEnded("orders-1", "orders-1 back in the traffic, answers 20 of 20"));
    assertThat(ask()).isEmpty();
  }

  @Test
  void it_can_be_put_back_after_the_incident_is_over() throws Exception {
    world.journal.write(world.id, new StatusChanged(Status.RESOLVED), MIA);
    world.say(Registry.MITIGATE_RELEASE, MIA, "target", "orders-1");
    world.carryOut();
    assertThat(world.hands.ran).containsExactly("restore orders-1");
  }

  @Test
  void a_double_click_puts_it_back_once() throws Exception {
    world.say(Registry.MITIGATE_RELEASE, MIA, "target", "orders-1");
    world.clock.forward(Duration.ofSeconds(1));
    world.say(Registry.MITIGATE_RELEASE, LI, "target", "orders-1");
    assertThat(world.all(PlanMade.class)).as("drain, restore").hasSize(2);
  }

  @Test
  void without_the_right_nothing_is_decided() throws Exception {
    world.say(Registry.MITIGATE_RELEASE, TOM, "target", "orders-1");
    world.say(Registry.MITIGATE_KEEP, TOM, "target", "orders-1", "for", "4h");
    assertThat(world.answered())
        .isEqualTo(
            List.of("tom may not decide about orders-1.", "tom may not decide about orders-1."));
    assertThat(world.all(PlanMade.class)).hasSize(1);
  }

  @Test
  void it_is_kept_for_longer_and_asked_about_later() throws Exception {
    world.say(Registry.MITIGATE_KEEP, MIA, "target", "orders-1", "for", "1d");

    Instant until = OrdersWorld.NIGHT.plus(Duration.ofDays(1));
    assertThat(world.all(Quarantined.class).getLast().until()).isEqualTo(until);
    assertThat(world.incidents.agenda()).containsEntry(errand(), until);
    assertThat(world.said().getLast())
        .isEqualTo("mia keeps orders-1 set aside until 2026-03-02 02:14 UTC.");
    world.say(Registry.MITIGATE_KEEP, MIA, "target", "orders-1", "for", "8d");
    assertThat(world.answered().getLast()).startsWith("8d is no length of time");
    world.say(Registry.MITIGATE_KEEP, MIA, "target", "orders-2", "for", "4h");
    assertThat(world.answered().getLast()).isEqualTo("orders-2 is not set aside.");
  }

  @Test
  void without_a_restore_command_it_is_said_that_a_person_must_do_it() throws Exception {
    var commands = new java.util.LinkedHashMap<>(OrdersWorld.commands());
    commands.remove("restore");
    world.inventory = OrdersWorld.inventory(4, commands);

    world.say(Registry.MITIGATE_RELEASE, MIA, "target", "orders-1");

    assertThat(world.all(QuarantineEnded.class)).hasSize(1);
    assertThat(world.said().getLast()).contains("put it back by hand");
  }
}
