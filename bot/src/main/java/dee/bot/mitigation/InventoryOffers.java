package dee.bot.mitigation;

import dee.bot.incident.IncidentStore;
import dee.bot.incident.Judgement;
import dee.bot.incident.Plan;
import dee.bot.investigation.OfferedCommands;
import dee.bot.room.Texts;
import dee.bot.target.Inventory;
import dee.bot.target.Service;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The inventory's commands, and plans of Dee's own that people may agree to. */
public record InventoryOffers(
    Inventory inventory, IncidentStore store, InstantSource clock, Texts texts)
    implements OfferedCommands {

  @Override
  public List<Offer> of(String service) {
    return inventory.service(service).stream()
        .flatMap(s -> s.commands().values().stream())
        .map(c -> new Offer(c.name(), c.about(), c.eases()))
        .toList();
  }

  @Override
  public Optional<Plan> plan(
      String service, String what, List<String> targets, List<Judgement> judgements) {
    return inventory.service(service).flatMap(s -> plan(s, what, targets, judgements));
  }

  private Optional<Plan> plan(
      Service service, String what, List<String> targets, List<Judgement> judgements) {
    Wish wish = new Wish(what, OptionalInt.empty(), targets);
    Scene scene = new Scene(service, judgements, SetAside.of(store, service.name()).keySet());
    return switch (new Planner(inventory, texts).plan(scene, wish, clock.instant())) {
      case Planner.Answer.Planned(Plan plan) -> Optional.of(plan);
      case Planner.Answer.Refused _ -> Optional.empty();
    };
  }
}
