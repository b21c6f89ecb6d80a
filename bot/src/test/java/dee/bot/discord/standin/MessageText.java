package dee.bot.discord.standin;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads a message from top to bottom, as a person does. */
final class MessageText {

  private MessageText() {}

  static String of(JsonNode body) {
    List<String> lines = new ArrayList<>();
    add(lines, body.path("content"));
    for (JsonNode embed : body.path("embeds")) {
      add(lines, embed.path("author").path("name"));
      add(lines, embed.path("title"));
      add(lines, embed.path("description"));
      for (JsonNode field : embed.path("fields")) {
        add(lines, field.path("name"));
        add(lines, field.path("value"));
      }
      add(lines, embed.path("footer").path("text"));
    }
    body.path("components").forEach(component -> component(lines, component));
    return String.join("\n", lines);
  }

  private static void component(List<String> lines, JsonNode component) {
    if (component.path("type").asInt(0) == 10) {
      add(lines, component.path("content"));
    }
    component.path("components").forEach(inner -> component(lines, inner));
  }

  private static void add(List<String> lines, JsonNode text) {
    if (!text.asString("").isBlank()) {
      lines.add(text.asString(""));
    }
  }
}
