package dee.bot.incident;

import java.util.List;
import java.util.Optional;

/**
 * Something that could be done to stop the bleeding; a person decides.
 *
 * @param name the inventory's command, or {@code restart-all-but 1}
 * @param targets the machines it would touch
 * @param keeps the sick machines it would leave alone, for diagnosis
 * @param drains whether those would get no new connections meanwhile
 * @param about what it does, in the inventory's words; may be empty
 * @param plan the id of the plan that would do it, to agree to; empty when there is none
 */
public record Proposal(
    String name,
    List<String> targets,
    List<String> keeps,
    boolean drains,
    String about,
    Optional<String> plan) {

  public Proposal {
    targets = List.copyOf(targets);
    keeps = List.copyOf(keeps);
  }

  /** Something for which there is no plan. */
  public Proposal(
      String name, List<String> targets, List<String> keeps, boolean drains, String about) {
    this(name, targets, keeps, drains, about, Optional.empty());
  }

  /** Whether processes would end, and connections in their queues with them. */
  public boolean restarts() {
    return name.startsWith("restart");
  }
}
