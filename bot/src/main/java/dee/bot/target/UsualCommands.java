package dee.bot.target;

import dee.bot.target.Command.Check;
import java.util.List;
import java.util.Optional;

/** What is known of commands by their names where the configuration does not say it. */
final class UsualCommands {

  private UsualCommands() {}

  /** The conditions it helps against; none for names that are not known. */
  static List<String> eases(String name) {
    return switch (name) {
      case "restart" -> List.of("fd-exhausted", "process-frozen", "db-pool-leak");
      case "raise-fd-limit" -> List.of("fd-exhausted");
      // What lies in one instance or before it, and not in what all of them share.
      case "drain" ->
          List.of(
              "close-with-unread-data",
              "linger-zero",
              "firewall-reject",
              "firewall-drop",
              "process-frozen",
              "port-closed",
              "crash-loop");
      default -> List.of();
    };
  }

  /** A drained instance need not answer, and a raised limit is felt only after a while. */
  static Check check(String name) {
    return switch (name) {
      case "drain", "raise-fd-limit" -> Check.NONE;
      default -> Check.HEALTH;
    };
  }

  static Optional<String> undo(String name) {
    return name.equals("drain") ? Optional.of("restore") : Optional.empty();
  }
}
