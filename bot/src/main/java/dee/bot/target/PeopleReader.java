package dee.bot.target;

import dee.bot.target.YamlNode.Mapping;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the section {@code people}: names with lists of rights, and {@code default}. */
final class PeopleReader {

  /** The rights of everyone who is not named. */
  static final String DEFAULT = "default";

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
    RightsReader rights = new RightsReader(file, "'people'");
    section.entries().forEach((name, node) -> named.put(name, rights.read(name, node)));
    Set<Right> others = Optional.ofNullable(named.remove(DEFAULT)).orElse(People.TRUSTED.others());
    return new People(others, named);
  }
}
