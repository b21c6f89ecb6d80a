package dee.bot.alert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A JSON value that is read strictly: a field may be absent or null, but not of another type.
 *
 * @param what it is called in messages
 */
record Shape(String what, JsonNode node) {

  /** Nobody's alert has more. */
  private static final int MOST_TEXTS = 200;

  boolean isObject() {
    return node.isObject();
  }

  boolean has(String field) {
    return node.has(field);
  }

  Optional<String> text(String field) {
    return value(field)
        .map(value -> {
          if (!value.isString()) {
            throw wrong(field, "a text");
          }
          return value.stringValue();
        });
  }

  /** Names with texts. */
  Map<String, String> texts(String field) {
    Map<String, String> texts = new LinkedHashMap<>();
    value(field)
        .ifPresent(value -> {
          if (!value.isObject() || value.size() > MOST_TEXTS) {
            throw wrong(field, "an object of at most " + MOST_TEXTS + " texts");
          }
          value
              .properties()
              .forEach(entry -> {
                if (!entry.getValue().isString()) {
                  throw wrong(field, "an object of texts only");
                }
                texts.put(entry.getKey(), entry.getValue().stringValue());
              });
        });
    return texts;
  }

  /** A list of objects; it must be there. */
  List<Shape> items(String field) {
    JsonNode list =
        value(field).filter(JsonNode::isArray).orElseThrow(() -> wrong(field, "a list"));
    List<Shape> items = new ArrayList<>();
    for (JsonNode item : list) {
      Shape shape = new Shape("an item of '" + field + "'", item);
      if (!shape.isObject()) {
        throw wrong(field, "a list of objects");
      }
      items.add(shape);
    }
    return items;
  }

  private Optional<JsonNode> value(String field) {
    return Optional.ofNullable(node.get(field)).filter(value -> !value.isNull());
  }

  private Refused wrong(String field, String wanted) {
    return new Refused(Refusal.MALFORMED, "'" + field + "' of " + what + " must be " + wanted);
  }
}
