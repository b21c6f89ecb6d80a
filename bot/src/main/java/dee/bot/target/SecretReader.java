package dee.bot.target;

import java.nio.file.Path;
import java.util.List;

/**
 * Reads in which variable or file a secret is; the secret itself is refused.
 *
 * @param section what names it, for messages
 * @param keys those that may name it, ending in {@code -env} or {@code -file}
 * @param whose what the secret is
 * @param without what does not work without it
 */
record SecretReader(Path file, String section, List<String> keys, String whose, String without) {

  /** The place, and the key that named it. */
  record Named(String key, SecretSource source) {}

  /** Refuses keys whose value would be the secret itself; it is not repeated. */
  void refuse(List<String> inline, YamlNode node, String variable) {
    Fields.mapping(file, section, node)
        .entries()
        .forEach((key, value) -> {
          if (inline.contains(key)) {
            throw new ConfigurationError(
                file,
                value.line(),
                "a secret must not stand in the configuration; put it into an environment variable or"
                    + " a file and write, for example, 'token-env: "
                    + variable
                    + "' instead of '"
                    + key
                    + "'");
          }
        });
  }

  /** The one place that is named. */
  Named named(Fields fields, int sectionLine) {
    List<String> given = keys.stream().filter(key -> fields.node(key).isPresent()).toList();
    if (given.size() != 1) {
      throw new ConfigurationError(
          file,
          sectionLine,
          section
              + (given.isEmpty() ? " has no secret" : " has more than one secret")
              + "; give exactly one of "
              + String.join(", ", keys));
    }
    String key = given.getFirst();
    boolean fromFile = key.endsWith("-file");
    String place =
        fromFile
            ? fields.path(key).map(Path::toString).orElse("")
            : fields.text(key).map(name -> variable(fields, key, name)).orElse("");
    int line = fields.node(key).map(YamlNode::line).orElse(sectionLine);
    return new Named(
        key, new SecretSource(whose, without, fromFile, place, new SecretSource.Place(file, line)));
  }

  /** What does not look like a variable's name may be the secret itself, so it is not repeated. */
  private static String variable(Fields fields, String key, String name) {
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]{0,99}")) {
      throw fields.error(key, "must be the name of an environment variable, not the secret itself");
    }
    return name;
  }
}
