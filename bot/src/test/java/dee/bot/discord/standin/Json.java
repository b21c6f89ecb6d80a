package dee.bot.discord.standin;

import java.util.stream.Collector;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and makes the JSON that goes over the wire. */
final class Json {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  static JsonNode read(String text) {
    return MAPPER.readTree(text);
  }

  static JsonNode of(Object value) {
    return MAPPER.valueToTree(value);
  }

  /** Ids travel as strings. */
  static String id(long id) {
    return Long.toUnsignedString(id);
  }

  static Collector<JsonNode, ArrayNode, ArrayNode> toArray() {
    return Collector.of(Json::array, ArrayNode::add, ArrayNode::addAll);
  }

  static Collector<String, ArrayNode, ArrayNode> toTexts() {
    return Collector.of(Json::array, ArrayNode::add, ArrayNode::addAll);
  }
}
