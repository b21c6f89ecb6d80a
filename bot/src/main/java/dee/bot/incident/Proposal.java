package dee.bot.incident;

import java.util.List;

/**
 * Something that could be done to stop the bleeding; a person decides.
 *
 * @param name the inventory's command, or {@code restart-all-but 1}
 * @param targets the machines it would touch
 * @param keeps the sick machines it would leave alone, for diagnosis
 * @param drains whether those would get no new connections meanwhile
 * @param about what it does, in the inventory's words; may be empty
 */
public record Proposal(
    String name, List<String> targets, List<String> keeps, boolean drains, String about) {
  public Proposal {
    targets = List.copyOf(targets);
    keeps = List.copyOf(keeps);
  }

  /** Whether processes would end, and connections in their queues with them. */
  public boolean restarts() {
    return name.startsWith("restart");
  }
}
