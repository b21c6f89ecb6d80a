package dee.bot.command;

import dee.bot.target.Right;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One command, as data: the console's completion, the help and a chat's registration all come from
 * here.
 *
 * @param path its words without the slash: {@code incident declare}
 * @param right what whoever types it must be allowed to do
 * @param options in the order in which values without a name are taken
 */
public record CommandSpec(String path, Right right, List<Option> options) {

  public CommandSpec {
    options = List.copyOf(options);
  }

  /** What an option's value is, and so which values are allowed and where they come from. */
  public enum OptionType {
    TEXT,
    NUMBER,
    FLAG,
    TIME,
    DURATION,
    SEVERITY,
    STATUS,
    ROLE,
    PERSON,
    SERVICE,
    TARGET,
    PLAYBOOK,
    PROBE,
    INCIDENT,
    ENTRY,
    EVIDENCE,
    PLAN
  }

  /**
   * One option, typed as {@code name:value}.
   *
   * @param needs a right that it takes besides the command's own
   */
  public record Option(String name, OptionType type, boolean required, Optional<Right> needs) {

    public static Option required(String name, OptionType type) {
      return new Option(name, type, true, Optional.empty());
    }

    public static Option optional(String name, OptionType type) {
      return new Option(name, type, false, Optional.empty());
    }

    Option needing(Right right) {
      return new Option(name, type, required, Optional.of(right));
    }

    /** The key of what it is for. */
    public String textKey() {
      return "option." + name;
    }
  }

  /** The key of what the command is for. */
  public String textKey() {
    return "command." + path.replace(' ', '.');
  }

  /** The rights that it takes with these values. */
  public Set<Right> needs(Arguments arguments) {
    Set<Right> needed = EnumSet.of(right);
    options.stream()
        .filter(o -> arguments.values().containsKey(o.name()))
        .forEach(o -> o.needs().ifPresent(needed::add));
    return needed;
  }

  /** The command as someone with these rights sees it; empty when it is not for them. */
  Optional<CommandSpec> with(Set<Right> rights) {
    return rights.contains(right)
        ? Optional.of(
            new CommandSpec(
                path,
                right,
                options.stream()
                    .filter(o -> o.needs().map(rights::contains).orElse(true))
                    .toList()))
        : Optional.empty();
  }

  public Optional<Option> option(String name) {
    return options.stream().filter(o -> o.name().equals(name)).findFirst();
  }

  /** As it is typed: {@code /incident declare service:… summary:… [severity:…]}. */
  public String usage() {
    StringBuilder usage = new StringBuilder("/" + path);
    for (Option option : options) {
      String typed = option.name() + ":…";
      usage.append(' ').append(option.required() ? typed : "[" + typed + "]");
    }
    return usage.toString();
  }
}
