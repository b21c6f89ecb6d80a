package dee.bot.mitigation;

import dee.bot.incident.Plan;
import dee.bot.target.Command;
import dee.bot.target.Inventory;
import dee.bot.target.Service;
import dee.bot.target.Target;
import dee.probes.Instance;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an approval is bound to: everything a plan does, with command lines and addresses as the
 * inventory has them now. When the inventory changes, so does this.
 */
record PlanHash(Inventory inventory) {

  /** sha256 in hex; empty when the inventory no longer has what the plan names. */
  Optional<String> of(Plan plan) {
    StringBuilder text = new StringBuilder();
    add(text, plan.name(), plan.service(), plan.expires(), plan.approvals());
    for (Plan.Step step : plan.steps()) {
      Optional<Service> service = inventory.service(plan.service());
      Optional<Command> command = service.flatMap(s -> s.command(step.command()));
      Optional<Instance> instance = service.flatMap(s -> s.on(step.target()));
      if (command.isEmpty() || instance.isEmpty()) {
        return Optional.empty();
      }
      add(text, step.number(), step.command(), step.target(), step.line());
      add(text, instance.get().address(), instance.get().healthPath());
      add(text, command.get());
      machine(text, command.get().machine(step.target()));
    }
    plan.keeps().forEach(kept -> add(text, kept.target(), kept.until()));
    return Optional.of(sha256(text.toString()));
  }

  /** The plan under the hash of what it says. */
  Plan sealed(Plan plan) {
    String hash = of(plan).orElseThrow();
    return new Plan(
        hash.substring(0, 8),
        hash,
        plan.name(),
        plan.service(),
        plan.steps(),
        plan.keeps(),
        plan.expires(),
        plan.approvals(),
        plan.warnings());
  }

  /** The same plan, carried out without anyone else's yes. */
  Plan withoutConsent(Plan plan) {
    return sealed(
        new Plan(
            "",
            "",
            plan.name(),
            plan.service(),
            plan.steps(),
            plan.keeps(),
            plan.expires(),
            0,
            plan.warnings()));
  }

  /** Whether everything is as it was when the plan was made. */
  boolean holds(Plan plan) {
    return of(plan).filter(plan.hash()::equals).isPresent();
  }

  private void machine(StringBuilder text, String name) {
    Target target = inventory.target(name).orElseThrow();
    OptionalInt port = target.port();
    add(text, name, target.host(), port, target.user(), target.sudo());
  }

  /** Each with its length before it, so that no two plans read the same. */
  private static void add(StringBuilder text, Object... values) {
    for (Object value : values) {
      String one = String.valueOf(value);
      text.append(one.length()).append(':').append(one).append('\n');
    }
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
