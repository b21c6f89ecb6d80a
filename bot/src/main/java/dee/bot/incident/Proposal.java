package dee.bot.incident;

import java.util.List;

/**
 * Something that could be done to stop the bleeding; a person decides.
 *
 * @param name such as {@code restart-all-but 1}
 * @param targets the machines it would touch
 * @param does what would happen, in words
 * @param expect what people would notice, and whether it cures
 */
public record Proposal(String name, List<String> targets, String does, String expect) {
  public Proposal {
    targets = List.copyOf(targets);
  }
}
