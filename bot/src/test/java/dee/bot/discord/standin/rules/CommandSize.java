package dee.bot.discord.standin.rules;

import tools.jackson.databind.JsonNode;

/**
 * Counts a command as Discord does: names, descriptions and values, the longest of each language.
 */
final class CommandSize {

  private CommandSize() {}

  static int of(JsonNode node) {
    int size = longest(node, "name") + longest(node, "description");
    if (node.path("value").isString()) {
      size += node.path("value").asString("").length();
    }
    for (JsonNode option : node.path("options")) {
      size += of(option);
    }
    for (JsonNode choice : node.path("choices")) {
      size += of(choice);
    }
    return size;
  }

  private static int longest(JsonNode node, String field) {
    int longest = node.path(field).asString("").length();
    for (JsonNode text : node.path(field + "_localizations")) {
      longest = Math.max(longest, text.asString("").length());
    }
    return longest;
  }
}
