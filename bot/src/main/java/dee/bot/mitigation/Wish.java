package dee.bot.mitigation;

import java.util.List;
import java.util.OptionalInt;

/**
 * What someone wants changed.
 *
 * @param what a command of the inventory, or {@link #RESTART_ALL_BUT}
 * @param keep how many of the sickest stay as they are; empty: as usual
 * @param targets the instances that are meant; empty: those that need it
 */
public record Wish(String what, OptionalInt keep, List<String> targets) {

  /** Restarts the sick ones, but for the sickest few. */
  public static final String RESTART_ALL_BUT = "restart-all-but";

  public Wish {
    targets = targets.stream().distinct().toList();
  }

  /** A wish for a command on these instances. */
  static Wish of(String command, List<String> targets) {
    return new Wish(command, OptionalInt.empty(), targets);
  }
}
