package dee.bot.command;

import dee.bot.command.CommandSpec.OptionType;
import dee.bot.command.LiveValues.Named;
import dee.bot.target.Right;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Values for one option of a command that a chat takes apart itself, while they are typed. */
public record Suggestions(LiveValues live) {

  /** Nobody reads more, and no chat shows more. */
  public static final int MOST = 25;

  /**
   * The likeliest first: what begins so, then what contains it, by name or by what is said of it.
   *
   * @param rights of whoever types; they are offered nothing that they may not do
   */
  public List<Named> of(CommandSpec command, String option, String typed, Set<Right> rights) {
    String wanted = typed.strip().toLowerCase(Locale.ROOT);
    return command.with(rights).flatMap(c -> c.option(option)).stream()
        .flatMap(o -> new Choices(live).of(o.type()).stream())
        .filter(value -> rank(value, wanted) < NONE)
        .sorted(Comparator.comparingInt(value -> rank(value, wanted)))
        .limit(MOST)
        .toList();
  }

  /** All values that an option may have now; empty when they cannot be listed. */
  public List<Named> all(OptionType type) {
    return new Choices(live).of(type);
  }

  private static final int NONE = 4;

  private static int rank(Named value, String wanted) {
    String name = value.name().toLowerCase(Locale.ROOT);
    String about = value.about().toLowerCase(Locale.ROOT);
    if (name.startsWith(wanted)) {
      return 0;
    }
    if (about.startsWith(wanted)) {
      return 1;
    }
    if (name.contains(wanted)) {
      return 2;
    }
    return about.contains(wanted) ? 3 : NONE;
  }
}
