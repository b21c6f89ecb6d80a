package dee.bot.target;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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

  /** No team's inventory is larger, in bytes. */
  long LARGEST = 1_000_000;

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
    String text = text(file);
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

  private static String text(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new ConfigurationError("the configuration " + file + " is a folder, not a file");
      }
      if (Files.size(file) > LARGEST) {
        throw new ConfigurationError("the configuration " + file + " is larger than 1 MB");
      }
      return Files.readString(file);
    } catch (NoSuchFileException _) {
      throw new ConfigurationError("there is no configuration file " + file);
    } catch (MalformedInputException _) {
      throw new ConfigurationError("the configuration " + file + " is not UTF-8 text");
    } catch (IOException e) {
      throw new ConfigurationError(
          "the configuration " + file + " cannot be read: " + e.getMessage());
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
