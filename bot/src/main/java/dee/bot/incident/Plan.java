package dee.bot.incident;

import java.time.Instant;
import java.util.List;

/**
 * What would be changed, exactly, and until when a yes to it counts. It never changes: another wish
 * is another plan.
 *
 * @param id what people type: the first eight digits of the hash
 * @param hash sha256 in hex over the name, the steps, what is kept, the approvals and the expiry
 * @param name the inventory's command, or {@code restart-all-but 2}
 * @param steps in the order they are taken
 * @param keeps the instances that are set aside for diagnosis; may be empty
 * @param expires when an approval no longer counts and nothing more may begin
 * @param approvals how many people other than the requester must agree
 * @param warnings what people should know before they agree, as sentences
 */
public record Plan(
    String id,
    String hash,
    String name,
    String service,
    List<Step> steps,
    List<Kept> keeps,
    Instant expires,
    int approvals,
    List<String> warnings) {

  public Plan {
    steps = List.copyOf(steps);
    keeps = List.copyOf(keeps);
    warnings = List.copyOf(warnings);
  }

  /**
   * One command on one instance.
   *
   * @param number from 1
   * @param command its name in the inventory, such as {@code restart}
   * @param target the instance it is about, by its target
   * @param on the machine it runs on, which may be another one
   * @param line exactly what runs there
   */
  public record Step(int number, String command, String target, String on, String line) {}

  /** An instance that stays as it is, out of the traffic, until then. */
  public record Kept(String target, Instant until) {}

  /** How a step ended. */
  public enum Result {
    DONE,
    FAILED,
    /** Dee was gone when it ended; nobody saw what came of it. */
    UNKNOWN
  }

  /** The instances that its steps are about, each once, in order. */
  public List<String> targets() {
    return steps.stream().map(Step::target).distinct().toList();
  }
}
