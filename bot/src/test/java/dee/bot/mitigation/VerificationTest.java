package dee.bot.mitigation;

import static dee.bot.mitigation.OrdersWorld.LI;
import static dee.bot.mitigation.OrdersWorld.MIA;
import static dee.bot.mitigation.OrdersWorld.healthy;
import static dee.bot.mitigation.OrdersWorld.judgement;
import static dee.bot.mitigation.OrdersWorld.link;
import static dee.bot.mitigation.OrdersWorld.sick;
import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.incident.Errand;
import dee.bot.incident.Errand.Kind;
import dee.bot.incident.Happening.StatusChanged;
import dee.bot.incident.Happening.SymptomChecked;
import dee.bot.incident.Judgement.Verdict;
import dee.bot.incident.Status;
import dee.bot.room.Post;
import dee.bot.target.Caution;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerificationTest {

  private final OrdersWorld world = new OrdersWorld(4).twoSick();

  @BeforeEach
  void carryOutAPlan() throws InterruptedException {
    world.planned("what", "restart-all-but 1");
    world.approve(LI);
    world.carryOut();
  }

  private Optional<Instant> look() throws InterruptedException {
    return new Verification(world.journal, world.inventory, world.hands::probe, OrdersWorld.TEXTS)
        .run(new Errand(Kind.VERIFY, world.id, world.plan().id()));
  }

  /** Looks whenever it is due, at most so many times. */
  private int lookOn(int atMost) throws InterruptedException {
    for (int looks = 1; looks <= atMost; looks++) {
      Optional<Instant> next = look();
      if (next.isEmpty()) {
        return looks;
      }
      world.clock.forward(Duration.between(world.clock.instant(), next.get()));
    }
    return atMost;
  }

  private SymptomChecked checked() {
    assertThat(world.all(SymptomChecked.class)).hasSize(1);
    return world.all(SymptomChecked.class).getFirst();
  }

  @Test
  void says_that_the_symptom_is_gone_once_it_stayed_away_for_the_window() throws Exception {
    assertThat(lookOn(30)).as("120 s, every 20 s, and the first look").isEqualTo(7);

    assertThat(checked().gone()).isTrue();
    assertThat(checked().window()).isEqualTo(Duration.ofMinutes(2));
    assertThat(checked().says()).isEqualTo("on orders-2, orders-3, orders-4");
    assertThat(world.said()).contains("Symptom gone for 120 s on orders-2, orders-3, orders-4.");
    Post.Question question = world.room.posts(Post.Question.class).getLast();
    assertThat(OrdersWorld.TEXTS.of(question.asks())).isEqualTo("Shall I set INC-1 to mitigated?");
    assertThat(question.choices().getFirst().id())
        .isEqualTo("/incident status incident:INC-1 to:mitigated");
  }

  @Test
  void a_short_window_is_looked_at_within() throws Exception {
    world.inventory =
        OrdersWorld.inventory(
            4,
            OrdersWorld.commands(),
            new Caution(2, Duration.ofSeconds(12), Duration.ofHours(4), Duration.ofSeconds(10)));
    assertThat(lookOn(30)).as("12 s, every 2 s, and the first look").isEqualTo(7);
    assertThat(checked().gone()).isTrue();
  }

  @Test
  void does_not_look_at_what_is_set_aside_and_does_not_repeat_itself() throws Exception {
    lookOn(30);
    int said = world.room.posts().size();

    assertThat(look()).isEmpty();

    assertThat(world.room.posts()).hasSize(said);
    assertThat(world.all(dee.bot.incident.Happening.InstanceJudged.class).stream().skip(4))
        .noneMatch(j -> j.judgement().target().equals("orders-1"));
  }

  @Test
  void a_symptom_that_comes_back_begins_the_window_anew() throws Exception {
    lookOn(3);
    world.hands.found.add(sick("orders-3", 4));
    lookOn(1);
    world.hands.found.clear();

    assertThat(lookOn(30)).isEqualTo(7);
    assertThat(checked().gone()).isTrue();
  }

  @Test
  void says_so_when_the_symptom_does_not_go() throws Exception {
    world.hands.found.add(sick("orders-2", 4));

    lookOn(60);

    assertThat(checked().gone()).isFalse();
    assertThat(world.said().getLast())
        .isEqualTo(
            "The symptom has not stayed away within 360 s: orders-2: connect-timeout"
                + " (db-pool-too-small)");
  }

  @Test
  void claims_nothing_of_instances_that_do_not_answer() throws Exception {
    world.hands.silent.add("orders-4");
    lookOn(30);
    assertThat(checked().says())
        .isEqualTo("on orders-2, orders-3; nothing is claimed of orders-4: no answer");
  }

  @Test
  void a_touched_instance_that_does_not_answer_is_not_well() throws Exception {
    world.hands.silent.add("orders-2");
    lookOn(60);
    assertThat(checked().gone()).isFalse();
    assertThat(checked().says()).isEqualTo("orders-2 does not answer");
  }

  @Test
  void what_cannot_be_explained_does_not_count_as_well() throws Exception {
    world.hands.found.add(
        judgement("orders-2", Verdict.UNRESOLVED, List.of(), List.of(), List.of(), List.of()));
    lookOn(60);
    assertThat(checked().gone()).isFalse();
  }

  @Test
  void says_that_the_cause_is_still_there_when_only_the_symptom_went() throws Exception {
    world.hands.found.add(
        judgement(
            "orders-2",
            Verdict.AT_RISK,
            List.of(),
            List.of("db-pool-too-small"),
            List.of(link("db-pool-too-small", "pool: 5, 48/s of 50/s", "size the pool")),
            List.of()));

    lookOn(30);

    assertThat(checked().gone()).isTrue();
    assertThat(world.said())
        .contains(
            "This does not cure it: db-pool-too-small is still there (pool: 5, 48/s of 50/s). For"
                + " good: size the pool");
  }

  @Test
  void a_crash_between_two_looks_loses_no_part_of_the_window() throws Exception {
    lookOn(4);

    assertThat(lookOn(30)).as("a new object, the same timeline").isEqualTo(3);
  }

  @Test
  void asks_nothing_when_people_have_moved_on() throws Exception {
    world.journal.write(world.id, new StatusChanged(Status.MITIGATED), MIA);
    int questions = world.room.posts(Post.Question.class).size();

    lookOn(30);

    assertThat(checked().gone()).isTrue();
    assertThat(world.room.posts(Post.Question.class)).hasSize(questions);
  }

  @Test
  void a_healthy_service_is_what_it_looks_for() {
    assertThat(Watch.well(healthy("orders-1"))).isTrue();
    assertThat(Watch.well(sick("orders-1", 4))).isFalse();
  }
}
