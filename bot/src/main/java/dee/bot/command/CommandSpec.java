package dee.bot.command;

import java.util.List;
import java.util.Optional;

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

  /** What a person may be allowed to do. */
  public enum Right {
    READ,
    PROBE,
    DECLARE,
    APPROVE
  }

  /** What an option's value is, and so which values are allowed and where they come from. */
  public enum OptionType {
    TEXT,
    SEVERITY,
    STATUS,
    SERVICE,
    TARGET,
    PLAYBOOK,
    PROBE,
    INCIDENT
  }

  /** One option, typed as {@code name:value}. */
  public record Option(String name, OptionType type, boolean required) {

    public static Option required(String name, OptionType type) {
      return new Option(name, type, true);
    }

    public static Option optional(String name, OptionType type) {
      return new Option(name, type, false);
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
