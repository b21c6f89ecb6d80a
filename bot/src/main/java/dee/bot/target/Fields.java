package dee.bot.target;

import dee.bot.target.YamlNode.Mapping;
import dee.bot.target.YamlNode.Sequence;
import dee.bot.target.YamlNode.Text;
import dee.probes.text.Spelling;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys of one mapping of the configuration, read one by one; whatever is odd is refused. */
final class Fields {

  private static final Pattern DURATION = Pattern.compile("([0-9]{1,6}) ?(ms|s|m|h|d)");

  private final Path file;
  private final String what;
  private final Mapping mapping;

  /** Refuses a node that is no mapping, and keys that are not allowed there. */
  Fields(Path file, String what, YamlNode node, List<String> allowed) {
    this.file = file;
    this.what = what;
    this.mapping = mapping(file, what, node);
    mapping
        .entries()
        .forEach((key, value) -> {
          if (!allowed.contains(key)) {
            throw new ConfigurationError(
                file,
                value.line(),
                "'"
                    + key
                    + "' is no key of "
                    + what
                    + Spelling.hint(key, allowed)
                    + "; its keys are: "
                    + String.join(", ", allowed));
          }
        });
  }

  static Mapping mapping(Path file, String what, YamlNode node) {
    return switch (node) {
      case Mapping mapping -> mapping;
      case Text text when text.value().isEmpty() -> new Mapping(Map.of(), text.line());
      case Text _, Sequence _ ->
          throw new ConfigurationError(
              file, node.line(), what + " must be a mapping (key: value), not " + node.kind());
    };
  }

  ConfigurationError error(String key, String problem) {
    YamlNode node = mapping.entries().get(key);
    return new ConfigurationError(
        file,
        node == null ? mapping.line() : node.line(),
        "'" + key + "' of " + what + ": " + problem);
  }

  Optional<YamlNode> node(String key) {
    return Optional.ofNullable(mapping.entries().get(key));
  }

  Optional<String> text(String key) {
    return node(key)
        .map(node -> {
          if (node instanceof Text text && !text.value().isBlank()) {
            return text.value().strip();
          }
          throw error(
              key, "must be one value, not " + (node instanceof Text ? "nothing" : node.kind()));
        });
  }

  boolean flag(String key, boolean otherwise) {
    return text(key)
        .map(value ->
            switch (value) {
              case "true", "yes" -> true;
              case "false", "no" -> false;
              default ->
                  throw error(key, "'" + value + "' is not allowed; allowed are: true, false");
            })
        .orElse(otherwise);
  }

  OptionalInt port(String key) {
    Optional<String> value = text(key);
    if (value.isEmpty()) {
      return OptionalInt.empty();
    }
    int port = value.get().matches("[0-9]{1,5}") ? Integer.parseInt(value.get()) : 0;
    if (port < 1 || port > 65535) {
      throw error(key, "'" + value.get() + "' is no port; allowed are 1 to 65535");
    }
    return OptionalInt.of(port);
  }

  Duration duration(String key, Duration otherwise) {
    return text(key)
        .map(value -> {
          Matcher matcher = DURATION.matcher(value);
          if (!matcher.matches()) {
            throw error(
                key, "'" + value + "' is no duration; write it as 500ms, 5s, 2m, 1h or 90d");
          }
          long number = Long.parseLong(matcher.group(1));
          Duration duration =
              switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(number);
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                default -> Duration.ofDays(number);
              };
          if (duration.isZero()) {
            throw error(key, "must be more than nothing");
          }
          return duration;
        })
        .orElse(otherwise);
  }

  /**
   * A path; {@code ~} is the home folder, and a relative one starts at the configuration's folder.
   */
  Optional<Path> path(String key) {
    return text(key).map(this::resolved);
  }

  List<Path> paths(String key) {
    return node(key)
        .map(node ->
            switch (node) {
              case Text text -> List.of(resolved(text.value()));
              case Sequence list ->
                  list.items().stream()
                      .map(item -> {
                        if (item instanceof Text text && !text.value().isBlank()) {
                          return resolved(text.value());
                        }
                        throw error(key, "every item must be a path");
                      })
                      .toList();
              case Mapping _ -> throw error(key, "must be a list of paths");
            })
        .orElse(List.of());
  }

  private Path resolved(String value) {
    if (value.equals("~") || value.startsWith("~/")) {
      return Path.of(System.getProperty("user.home") + value.substring(1));
    }
    Path folder = file.toAbsolutePath().getParent();
    return folder == null ? Path.of(value) : folder.resolve(value).normalize();
  }

  /** A number from 0 to that one. */
  OptionalInt number(String key, int most) {
    Optional<String> value = text(key);
    if (value.isEmpty()) {
      return OptionalInt.empty();
    }
    int number = value.get().matches("[0-9]{1,5}") ? Integer.parseInt(value.get()) : -1;
    if (number < 0 || number > most) {
      throw error(key, "'" + value.get() + "' is not allowed; allowed are 0 to " + most);
    }
    return OptionalInt.of(number);
  }

  /** One word, or a list of them, each of that shape. */
  List<String> words(String key, String shape) {
    return node(key)
        .map(node ->
            switch (node) {
              case Text text -> List.of(word(key, text, shape));
              case Sequence list ->
                  list.items().stream().map(item -> word(key, item, shape)).toList();
              case Mapping _ -> throw error(key, "must be a list of words");
            })
        .orElse(List.of());
  }

  private String word(String key, YamlNode node, String shape) {
    if (node instanceof Text text && text.value().strip().matches(shape)) {
      return text.value().strip();
    }
    throw error(key, node.kind() + " is not allowed there");
  }

  /** A mapping of names to single values. */
  Map<String, String> texts(String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    node(key)
        .ifPresent(node ->
            mapping(file, "'" + key + "' of " + what, node)
                .entries()
                .forEach((name, value) -> {
                  if (!(value instanceof Text text) || text.value().isBlank()) {
                    throw new ConfigurationError(
                        file,
                        value.line(),
                        "'" + name + "' must be one value, not " + value.kind());
                  }
                  texts.put(name, text.value());
                }));
    return texts;
  }

  Path file() {
    return file;
  }

  int line() {
    return mapping.line();
  }
}
