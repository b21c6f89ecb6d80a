package dee.bot.lab.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A command line of {@code --name value} pairs; a name may come more than once. */
public final class Arguments {

  private final Map<String, List<String>> values = new LinkedHashMap<>();

  /**
   * Reads a command line.
   *
   * @throws IllegalArgumentException when a name has no value
   */
  public static Arguments of(String... words) {
    Arguments arguments = new Arguments();
    if (words.length % 2 != 0) {
      throw new IllegalArgumentException("each --name needs a value: " + String.join(" ", words));
    }
    for (int i = 0; i < words.length; i += 2) {
      arguments.values.computeIfAbsent(words[i], _ -> new ArrayList<>()).add(words[i + 1]);
    }
    return arguments;
  }

  /** All values of a name, in order. */
  public List<String> all(String name) {
    return List.copyOf(values.getOrDefault(name, List.of()));
  }

  /** The first value of a name. */
  public Optional<String> find(String name) {
    return all(name).stream().findFirst();
  }

  /**
   * The first value of a name that must be there.
   *
   * @throws IllegalArgumentException when it is not
   */
  public String value(String name) {
    return find(name).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
  }
}
