package dee.bot.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command with the values that are known so far; what is missing may still be asked for, and
 * nothing is checked yet.
 *
 * @param typed the options' values by name, in the order in which they were given
 */
public record GivenCommand(CommandSpec command, Map<String, String> typed) {

  public GivenCommand {
    typed = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(typed));
  }

  /**
   * Reads a line of which each value has its option's name: {@code /incident lead incident:INC-42}.
   *
   * @return empty when it is no such line, or names what the registry does not have
   */
  public static Optional<GivenCommand> read(Registry registry, String line) {
    List<Word> words = Word.of(line);
    if (words.isEmpty() || !words.getFirst().value().startsWith("/")) {
      return Optional.empty();
    }
    String first = words.getFirst().value().substring(1);
    Optional<CommandSpec> alone = registry.find(first);
    if (alone.isPresent() || words.size() < 2) {
      return alone.flatMap(spec -> values(spec, words.subList(1, words.size())));
    }
    return registry
        .find(first + " " + words.get(1).value())
        .flatMap(spec -> values(spec, words.subList(2, words.size())));
  }

  private static Optional<GivenCommand> values(CommandSpec spec, List<Word> words) {
    Map<String, String> typed = new LinkedHashMap<>();
    for (Word word : words) {
      if (word.name().flatMap(spec::option).isEmpty() || !word.closed()) {
        return Optional.empty();
      }
      typed.put(word.name().get(), word.value());
    }
    return Optional.of(new GivenCommand(spec, typed));
  }

  /** The same with one more value. */
  public GivenCommand with(String option, String value) {
    Map<String, String> more = new LinkedHashMap<>(typed);
    more.put(option, value);
    return new GivenCommand(command, more);
  }

  public Optional<String> value(String option) {
    return Optional.ofNullable(typed.get(option));
  }

  /** As it is typed; {@link #read} gives the same command back. */
  public String line() {
    StringBuilder line = new StringBuilder("/" + command.path());
    typed.forEach((name, value) -> line.append(' ').append(name).append(':').append(quoted(value)));
    return line.toString();
  }

  private static String quoted(String value) {
    boolean plain = !value.isEmpty() && value.chars().noneMatch(GivenCommand::needsQuotes);
    return plain ? value : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static boolean needsQuotes(int c) {
    return c == '"' || Character.isWhitespace(c);
  }
}
