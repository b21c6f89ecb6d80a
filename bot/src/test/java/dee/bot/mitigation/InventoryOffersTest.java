package dee.bot.mitigation;

import static dee.bot.mitigation.OrdersWorld.LI;
import static dee.bot.mitigation.OrdersWorld.healthy;
import static dee.bot.mitigation.OrdersWorld.sick;
import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.incident.Actor;
import dee.bot.incident.Happening.Quarantined;
import dee.bot.incident.Judgement;
import dee.bot.incident.Plan;
import dee.bot.investigation.OfferedCommands.Offer;
import java.util.List;
import org.junit.jupiter.api.Test;

class InventoryOffersTest {

  private static final List<Judgement> TWO_SICK =
      List.of(sick("orders-1", 5), sick("orders-2", 4), healthy("orders-3"));

  private final OrdersWorld world = new OrdersWorld(3);

  private InventoryOffers offers() {
    return new InventoryOffers(world.inventory, world.incidents, world.clock, OrdersWorld.TEXTS);
  }

  @Test
  void offers_commands_in_the_order_of_the_configuration_with_what_they_ease() {
    assertThat(offers().of("orders"))
        .extracting(Offer::name)
        .containsExactly("raise-fd-limit", "restart", "drain", "restore", "wipe-cache");
    assertThat(offers().of("orders").getFirst().eases()).containsExactly("fd-exhausted");
    assertThat(offers().of("billing")).isEmpty();
  }

  @Test
  void makes_a_plan_that_a_person_can_agree_to() throws InterruptedException {
    Plan plan =
        offers()
            .plan("orders", "restart-all-but", List.of("orders-1", "orders-2"), TWO_SICK)
            .orElseThrow();

    assertThat(plan.name()).isEqualTo("restart-all-but 1");
    world.journal.write(world.id, new dee.bot.incident.Happening.PlanMade(plan), Actor.dee());
    world.approve(LI);
    assertThat(world.incidents.agenda()).containsKey(world.errand());
  }

  @Test
  void makes_none_that_would_break_the_capacity_floor() {
    assertThat(offers().plan("orders", "drain", List.of("orders-1", "orders-2"), TWO_SICK))
        .isEmpty();
    world.journal.write(
        world.id, new Quarantined("p", "orders-3", world.clock.instant()), Actor.dee());
    assertThat(offers().plan("orders", "drain", List.of("orders-1"), TWO_SICK)).isEmpty();
  }
}
