package dee.bot.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** A part of a YAML file that still knows its line. */
sealed interface YamlNode {

  int line();

  /** What it is, for messages. */
  String kind();

  record Text(String value, int line) implements YamlNode {
    @Override
    public String kind() {
      return "'" + value + "'";
    }
  }

  record Sequence(List<YamlNode> items, int line) implements YamlNode {
    @Override
    public String kind() {
      return "a list";
    }
  }

  record Mapping(Map<String, YamlNode> entries, int line) implements YamlNode {
    @Override
    public String kind() {
      return "a mapping";
    }
  }

  /**
   * Reads a whole file.
   *
   * @throws ConfigurationError when there is no such file, or it is no YAML
   */
  static YamlNode read(Path file) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw new ConfigurationError(
          "cannot read the configuration file " + file + ": " + e.getClass().getSimpleName());
    }
    try (JsonParser parser =
        YAMLFactory.builder().build().createParser(ObjectReadContext.empty(), text)) {
      return parser.nextToken() == null ? new Mapping(Map.of(), 1) : node(file, parser);
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
      throw new ConfigurationError(
          file,
          line,
          "this is not YAML: "
              + String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse(""));
    }
  }

  private static YamlNode node(Path file, JsonParser parser) {
    int line = parser.currentTokenLocation().getLineNr();
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, YamlNode> entries = new LinkedHashMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String key = parser.currentName();
        int keyLine = parser.currentTokenLocation().getLineNr();
        parser.nextToken();
        if (entries.put(key, node(file, parser)) != null) {
          throw new ConfigurationError(file, keyLine, "'" + key + "' stands here twice");
        }
      }
      return new Mapping(entries, line);
    }
    if (token == JsonToken.START_ARRAY) {
      List<YamlNode> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(node(file, parser));
      }
      return new Sequence(items, line);
    }
    return new Text(token == JsonToken.VALUE_NULL ? "" : parser.getString(), line);
  }
}
