package dee.bot.target;

import dee.bot.target.YamlNode.Mapping;
import dee.bot.target.YamlNode.Sequence;
import dee.bot.target.YamlNode.Text;
import dee.probes.text.Spelling;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the section {@code people}: names with lists of rights, and {@code default}. */
final class PeopleReader {

  /** The rights of everyone who is not named. */
  static final String DEFAULT = "default";

  private static final List<String> RIGHTS =
      Arrays.stream(Right.values()).map(Right::word).toList();

  private final Path file;

  private PeopleReader(Path file) {
    this.file = file;
  }

  static People read(Path file, Optional<YamlNode> section) {
    return section
        .map(node -> new PeopleReader(file).people(Fields.mapping(file, "'people'", node)))
        .orElse(People.TRUSTED);
  }

  private People people(Mapping section) {
    Map<String, Set<Right>> named = new LinkedHashMap<>();
    section.entries().forEach((name, node) -> named.put(name, rights(name, node)));
    Set<Right> others = Optional.ofNullable(named.remove(DEFAULT)).orElse(People.TRUSTED.others());
    return new People(others, named);
  }

  private Set<Right> rights(String name, YamlNode node) {
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
                    + RIGHTS.stream().collect(Collectors.joining(", "))));
  }

  private ConfigurationError error(String name, YamlNode node, String problem) {
    return new ConfigurationError(file, node.line(), "'" + name + "' of 'people': " + problem);
  }
}
