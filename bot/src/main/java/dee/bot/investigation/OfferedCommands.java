package dee.bot.investigation;

import java.util.List;

/** The port to the inventory's commands: what the team allows Dee to propose for a service. */
@FunctionalInterface
public interface OfferedCommands {

  /** The commands of a service, in the inventory's order; empty when there are none. */
  List<Offer> of(String service);

  /**
   * One command. {@code restart} and {@code drain} have a meaning of their own.
   *
   * @param about what it does, in a few words; may be empty
   * @param eases the conditions it helps against
   */
  record Offer(String name, String about, List<String> eases) {
    public Offer {
      eases = List.copyOf(eases);
    }
  }
}
