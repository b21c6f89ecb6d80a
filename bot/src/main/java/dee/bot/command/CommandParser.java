package dee.bot.command;

import dee.bot.command.CommandSpec.Option;
import dee.bot.command.CommandSpec.OptionType;
import dee.bot.command.Parsed.Nothing;
import dee.bot.command.Parsed.Refused;
import dee.bot.command.Parsed.Understood;
import dee.bot.room.Cleaned;
import dee.bot.room.Text;
import dee.probes.text.Redactor;
import dee.probes.text.Spelling;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what a person typed: {@code /incident declare service:orders summary:"clients time out"}.
 */
public final class CommandParser {

  /** The longest text that an option takes, in characters. */
  static final int LONGEST_TEXT = 2000;

  /** No command is longer; what is is not even looked at. */
  static final int LONGEST_LINE = 8000;

  private static final int LONGEST_ECHO = 60;

  /** What is known by its shape, not by a list. */
  private static final Set<OptionType> SHAPED =
      EnumSet.of(
          OptionType.NUMBER,
          OptionType.TIME,
          OptionType.DURATION,
          OptionType.ENTRY,
          OptionType.EVIDENCE,
          OptionType.PLAN);

  private final Registry registry;
  private final Choices choices;

  public CommandParser(Registry registry, LiveValues live) {
    this.registry = registry;
    this.choices = new Choices(live);
  }

  public Parsed parse(String line) {
    if (line.length() > LONGEST_LINE) {
      return refused("refused.too-long", line.strip().length(), LONGEST_TEXT);
    }
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
      Optional<Option> next = nextFree(spec, typed);
      Optional<Option> option = word.name().isPresent() ? spec.option(word.name().get()) : next;
      if (option.isEmpty() && next.filter(CommandParser::isText).isPresent() && !slip(word, spec)) {
        typed.merge(next.get().name(), word.text(), (before, more) -> before + " " + more);
        continue;
      }
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
            : refused("refused.too-much", "/" + spec.path(), echo(word.value()));
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
    Optional<Option> growing = spec.option(last).filter(CommandParser::isText);
    return growing.isPresent() ? growing : free;
  }

  private static boolean isText(Option option) {
    return option.type() == OptionType.TEXT || option.type() == OptionType.PERSON;
  }

  /** Whether a name before a colon is probably an option misspelt, and not part of a text. */
  private static boolean slip(Word word, CommandSpec spec) {
    List<String> names = spec.options().stream().map(Option::name).toList();
    return word.name().flatMap(name -> nearest(name, names)).isPresent();
  }

  /**
   * Reads a command whose options a chat took apart already.
   *
   * @param typed the options' values by name
   */
  Parsed read(CommandSpec spec, Map<String, String> typed) {
    return checked(spec, typed);
  }

  private Parsed checked(CommandSpec spec, Map<String, String> typed) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Option option : spec.options()) {
      String raw = typed.getOrDefault(option.name(), "");
      if (raw.codePointCount(0, raw.length()) > LONGEST_TEXT) {
        return refused("refused.too-long", raw.codePointCount(0, raw.length()), LONGEST_TEXT);
      }
      Optional<String> value =
          Optional.of(Cleaned.calm(raw, LONGEST_TEXT)).filter(v -> !v.isEmpty());
      if (value.isEmpty()) {
        if (option.required()) {
          return missing(spec, option);
        }
        continue;
      }
      Optional<String> accepted = choices.accepted(option.type(), value.get());
      if (accepted.isEmpty()) {
        if (SHAPED.contains(option.type())) {
          return refused("refused.value." + kind(option), kind(option), echo(value.get()));
        }
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
      return refused(key + ".none", echo(where), echo(what));
    }
    String all = listed(allowed.stream().map(a -> prefix + a).toList());
    return nearest(typed, allowed)
        .map(meant -> refused(key + ".meant", echo(where), echo(what), all, prefix + meant))
        .orElseGet(() -> refused(key, echo(where), echo(what), all));
  }

  private static Optional<String> nearest(String typed, List<String> allowed) {
    return typed.length() > LONGEST_ECHO ? Optional.empty() : Spelling.nearest(typed, allowed);
  }

  /** What was typed, as far as an answer repeats it. */
  private static String echo(String typed) {
    return Redactor.redact(Cleaned.line(typed, LONGEST_ECHO)).text();
  }

  private static String listed(List<String> allowed) {
    return String.join(", ", allowed.subList(0, Math.min(12, allowed.size())))
        + (allowed.size() > 12 ? ", …" : "");
  }

  private static Parsed refused(String key, Object... values) {
    return new Refused(Text.of(key, values));
  }
}
