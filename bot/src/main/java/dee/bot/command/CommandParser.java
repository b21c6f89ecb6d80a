package dee.bot.command;

import dee.bot.command.CommandSpec.Option;
import dee.bot.command.CommandSpec.OptionType;
import dee.bot.command.Parsed.Nothing;
import dee.bot.command.Parsed.Refused;
import dee.bot.command.Parsed.Understood;
import dee.bot.room.Text;
import dee.probes.text.Spelling;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what a person typed: {@code /incident declare service:orders summary:"clients time out"}.
 */
public final class CommandParser {

  private final Registry registry;
  private final Choices choices;

  public CommandParser(Registry registry, LiveValues live) {
    this.registry = registry;
    this.choices = new Choices(live);
  }

  public Parsed parse(String line) {
    List<Word> words = Word.of(line);
    if (words.isEmpty()) {
      return new Nothing();
    }
    if (!words.stream().allMatch(Word::closed)) {
      return refused("refused.quote");
    }
    String first = words.getFirst().value();
    if (words.getFirst().name().isPresent() || !first.startsWith("/")) {
      return refused("refused.no-slash");
    }
    return command(first.substring(1), words.subList(1, words.size()));
  }

  private Parsed command(String first, List<Word> rest) {
    Optional<CommandSpec> alone = registry.find(first);
    if (alone.isPresent()) {
      return options(alone.get(), rest);
    }
    List<String> seconds = registry.after(first);
    if (seconds.isEmpty()) {
      return unknown("refused.command", "/" + first, "", first, registry.firstWords(), "/");
    }
    if (rest.isEmpty() || rest.getFirst().name().isPresent()) {
      return refused("refused.incomplete", "/" + first, String.join(", ", seconds));
    }
    String second = rest.getFirst().value();
    Optional<CommandSpec> spec = registry.find(first + " " + second);
    if (spec.isEmpty()) {
      return unknown("refused.subcommand", "/" + first, second, second, seconds, "");
    }
    return options(spec.get(), rest.subList(1, rest.size()));
  }

  private Parsed options(CommandSpec spec, List<Word> words) {
    Map<String, String> typed = new LinkedHashMap<>();
    for (Word word : words) {
      Optional<Option> option =
          word.name().isPresent() ? spec.option(word.name().get()) : nextFree(spec, typed);
      if (option.isEmpty()) {
        List<String> names = spec.options().stream().map(Option::name).toList();
        return word.name().isPresent()
            ? unknown(
                "refused.option",
                "/" + spec.path(),
                word.name().get(),
                word.name().get(),
                names,
                "")
            : refused("refused.too-much", "/" + spec.path(), word.value());
      }
      if (word.name().isPresent() && typed.containsKey(option.get().name())) {
        return refused("refused.twice", option.get().name());
      }
      typed.merge(option.get().name(), word.value(), (before, more) -> before + " " + more);
    }
    return checked(spec, typed);
  }

  /** Where a value without a name goes: to the first free option; a text takes all that follow. */
  private static Optional<Option> nextFree(CommandSpec spec, Map<String, String> typed) {
    Optional<Option> free =
        spec.options().stream().filter(o -> !typed.containsKey(o.name())).findFirst();
    String last = typed.isEmpty() ? "" : List.copyOf(typed.keySet()).getLast();
    Optional<Option> growing = spec.option(last).filter(o -> o.type() == OptionType.TEXT);
    return growing.isPresent() ? growing : free;
  }

  private Parsed checked(CommandSpec spec, Map<String, String> typed) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Option option : spec.options()) {
      Optional<String> value =
          Optional.ofNullable(typed.get(option.name()))
              .map(String::strip)
              .filter(v -> !v.isEmpty());
      if (value.isEmpty()) {
        if (option.required()) {
          return missing(spec, option);
        }
        continue;
      }
      Optional<String> accepted = choices.accepted(option.type(), value.get());
      if (accepted.isEmpty()) {
        return unknown(
            "refused.value",
            kind(option),
            value.get(),
            value.get(),
            choices.names(option.type()),
            "");
      }
      values.put(option.name(), accepted.get());
    }
    return new Understood(spec, new Arguments(values));
  }

  private static String kind(Option option) {
    return option.type().name().toLowerCase(Locale.ROOT);
  }

  private Parsed missing(CommandSpec spec, Option option) {
    List<String> allowed = choices.names(option.type());
    return allowed.isEmpty()
        ? refused("refused.missing", "/" + spec.path(), option.name(), spec.usage())
        : refused("refused.missing.allowed", "/" + spec.path(), option.name(), listed(allowed));
  }

  private static Parsed unknown(
      String key, String where, String what, String typed, List<String> allowed, String prefix) {
    if (allowed.isEmpty()) {
      return refused(key + ".none", where, what);
    }
    String all = listed(allowed.stream().map(a -> prefix + a).toList());
    return Spelling.nearest(typed, allowed)
        .map(meant -> refused(key + ".meant", where, what, all, prefix + meant))
        .orElseGet(() -> refused(key, where, what, all));
  }

  private static String listed(List<String> allowed) {
    return String.join(", ", allowed.subList(0, Math.min(12, allowed.size())))
        + (allowed.size() > 12 ? ", …" : "");
  }

  private static Parsed refused(String key, Object... values) {
    return new Refused(Text.of(key, values));
  }
}
