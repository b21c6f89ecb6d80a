package dee.bot.mitigation;

import dee.bot.incident.Plan;
import dee.bot.room.Texts;
import dee.bot.target.Command;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a plan does, before it has a time and a hash.
 *
 * @param kept the instances that stay as they are
 * @param orders the commands in their order
 * @param warnings what came up while it was made
 */
record Draft(String name, List<String> kept, List<Order> orders, List<String> warnings) {

  /** How long an approval counts. */
  static final Duration VALID = Duration.ofMinutes(15);

  /** A command on an instance. */
  record Order(Command command, String target) {}

  /** The plan, as of now. */
  Plan plan(Scene scene, PlanHash hash, Texts texts, Instant now) {
    List<Plan.Step> steps = new ArrayList<>();
    for (Order order : orders) {
      steps.add(
          new Plan.Step(
              steps.size() + 1,
              order.command().name(),
              order.target(),
              order.command().machine(order.target()),
              order.command().line()));
    }
    List<String> all = new ArrayList<>(new Warnings(scene, texts).of(steps));
    all.addAll(warnings);
    Instant until = now.plus(scene.service().caution().quarantine());
    return hash.sealed(
        new Plan(
            "",
            "",
            name,
            scene.service().name(),
            steps,
            kept.stream().map(t -> new Plan.Kept(t, until)).toList(),
            now.plus(VALID),
            orders.stream().anyMatch(o -> o.command().destructive()) ? 2 : 1,
            all));
  }
}
