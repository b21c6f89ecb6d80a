package dee.bot.target;

import dee.bot.target.YamlNode.Mapping;
import dee.bot.target.YamlNode.Sequence;
import dee.bot.target.YamlNode.Text;
import dee.probes.text.Spelling;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Reads lists of rights.
 *
 * @param section what they stand in, for messages
 */
record RightsReader(Path file, String section) {

  private static final List<String> RIGHTS =
      Arrays.stream(Right.values()).map(Right::word).toList();

  /** The rights of whoever has that name in the section. */
  Set<Right> read(String name, YamlNode node) {
    return switch (node) {
      case Sequence list -> {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        list.items().forEach(item -> rights.add(right(name, item)));
        yield rights;
      }
      case Text text -> Set.of(right(name, text));
      case Mapping _ -> throw error(name, node, "must be a list of rights, not " + node.kind());
    };
  }

  private Right right(String name, YamlNode node) {
    if (!(node instanceof Text text)) {
      throw error(name, node, "every item must be a right, not " + node.kind());
    }
    return Right.parse(text.value())
        .orElseThrow(() ->
            error(
                name,
                node,
                "'"
                    + text.value()
                    + "' is no right"
                    + Spelling.hint(text.value(), RIGHTS)
                    + "; rights are: "
                    + String.join(", ", RIGHTS)));
  }

  private ConfigurationError error(String name, YamlNode node, String problem) {
    return new ConfigurationError(
        file, node.line(), "'" + name + "' of " + section + ": " + problem);
  }
}
