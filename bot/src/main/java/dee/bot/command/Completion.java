package dee.bot.command;

import dee.bot.command.CommandSpec.Option;
import dee.bot.command.LiveValues.Named;
import dee.bot.incident.Actor;
import dee.bot.room.Text;
import dee.bot.target.People;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What may come next in a half-typed line: from what the person may do, and from what exists now.
 */
public final class Completion {

  /**
   * One way to go on.
   *
   * @param word takes the place of the last, half-typed word
   * @param whole whether the word is complete; else a value follows at once
   */
  public record Candidate(String word, Text about, boolean whole) {}

  private final Registry all;
  private final Choices choices;
  private final People people;

  public Completion(Registry registry, LiveValues live, People people) {
    this.all = registry;
    this.choices = new Choices(live);
    this.people = people;
  }

  /**
   * The candidates for a line up to the cursor, the likeliest first: what begins so, then what
   * contains it.
   */
  public List<Candidate> after(String line, Actor by) {
    return new For(all.allowing(people.rightsOf(by.name())), choices).after(line);
  }

  /** One person's view. */
  private record For(Registry registry, Choices choices) {

    List<Candidate> after(String line) {
      boolean fresh = line.isEmpty() || Character.isWhitespace(line.charAt(line.length() - 1));
      List<String> words = List.of(line.strip().split("\\s+", -1));
      String last = fresh ? "" : words.getLast();
      List<String> before =
          line.isBlank() ? List.of() : fresh ? words : words.subList(0, words.size() - 1);
      if (before.isEmpty()) {
        return matching(last, registry.firstWords().stream().map(this::firstWord).toList());
      }
      String first = before.getFirst().replaceFirst("^/", "");
      if (before.size() == 1 && !registry.after(first).isEmpty()) {
        return matching(
            last, registry.after(first).stream().map(w -> secondWord(first, w)).toList());
      }
      return registry
          .find(first)
          .or(() ->
              before.size() < 2 ? Optional.empty() : registry.find(first + " " + before.get(1)))
          .map(spec -> options(spec, before, last))
          .orElse(List.of());
    }

    private Candidate firstWord(String word) {
      String key = registry.find(word).map(CommandSpec::textKey).orElse("group." + word);
      return new Candidate("/" + word, Text.of(key), true);
    }

    private Candidate secondWord(String first, String word) {
      String key = registry.find(first + " " + word).map(CommandSpec::textKey).orElse("plain");
      return new Candidate(word, Text.of(key), true);
    }

    private List<Candidate> options(CommandSpec spec, List<String> before, String last) {
      int colon = last.indexOf(':');
      if (colon > 0) {
        return spec.option(last.substring(0, colon))
            .map(o -> matching(last, values(o)))
            .orElse(List.of());
      }
      List<Candidate> candidates = new ArrayList<>();
      for (Option option : spec.options()) {
        String prefix = option.name() + ":";
        if (before.stream().noneMatch(word -> word.startsWith(prefix))) {
          candidates.add(new Candidate(prefix, Text.of(option.textKey()), false));
          if (!last.isEmpty()) {
            // Someone who begins with a value finds its option, too.
            candidates.addAll(
                values(option).stream()
                    .filter(c -> contains(c.word().substring(prefix.length()), last))
                    .toList());
          }
        }
      }
      return last.isEmpty() ? candidates : matching(last, candidates);
    }

    private List<Candidate> values(Option option) {
      return choices.of(option.type()).stream().map(v -> value(option, v)).toList();
    }

    private static Candidate value(Option option, Named named) {
      return new Candidate(
          option.name() + ":" + named.name(), Text.of("plain", named.about()), true);
    }

    private static List<Candidate> matching(String typed, List<Candidate> candidates) {
      String wanted = typed.substring(typed.indexOf(':') + 1);
      return candidates.stream()
          .filter(c ->
              c.word().startsWith(typed)
                  || contains(c.word().substring(c.word().indexOf(':') + 1), wanted)
                  || contains(c.word(), typed))
          .sorted(Comparator.comparing(c -> !c.word().startsWith(typed)))
          .toList();
    }

    private static boolean contains(String word, String typed) {
      return word.toLowerCase(Locale.ROOT).contains(typed.toLowerCase(Locale.ROOT));
    }
  }
}
