package dee.bot.investigation;

import dee.bot.incident.Judgement;
import dee.bot.incident.Plan;
import java.util.List;
import java.util.Optional;

/** The port to the inventory's commands: what the team allows Dee to propose for a service. */
@FunctionalInterface
public interface OfferedCommands {

  /** The commands of a service, in the inventory's order; empty when there are none. */
  List<Offer> of(String service);

  /**
   * A plan of Dee's own, which people may agree to; nothing is changed by making it.
   *
   * @param what a command's name, or {@code restart-all-but}
   * @param targets the instances it is about
   * @param judgements what is known of the service's instances
   * @return empty when none can be made
   */
  default Optional<Plan> plan(
      String service, String what, List<String> targets, List<Judgement> judgements) {
    return Optional.empty();
  }

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
