package dee.bot.discord.standin.rules;

import tools.jackson.databind.JsonNode;

/** The limits of embeds: ten of them, each part's length, and 6000 characters over all. */
final class EmbedRules {

  private static final int MOST = 10;
  private static final int MOST_OVER_ALL = 6000;

  private EmbedRules() {}

  static void check(JsonNode embeds, Problems problems) {
    problems.count("embeds", embeds.size(), 0, MOST);
    int all = 0;
    for (int i = 0; i < embeds.size(); i++) {
      JsonNode embed = embeds.get(i);
      one(embed, "embeds." + i, problems);
      all += size(embed);
    }
    if (all > MOST_OVER_ALL) {
      problems.add(
          "embeds",
          "MAX_EMBED_SIZE_EXCEEDED",
          "Embed size exceeds maximum size of " + MOST_OVER_ALL);
    }
  }

  private static void one(JsonNode embed, String path, Problems problems) {
    problems.length(path + ".title", text(embed, "title"), 0, 256);
    problems.length(path + ".description", text(embed, "description"), 0, 4096);
    problems.length(path + ".footer.text", text(embed.path("footer"), "text"), 0, 2048);
    problems.length(path + ".author.name", text(embed.path("author"), "name"), 0, 256);
    JsonNode fields = embed.path("fields");
    problems.count(path + ".fields", fields.size(), 0, 25);
    for (int i = 0; i < fields.size(); i++) {
      String field = path + ".fields." + i;
      problems.length(field + ".name", text(fields.get(i), "name"), 1, 256);
      problems.length(field + ".value", text(fields.get(i), "value"), 1, 1024);
    }
    if (size(embed) == 0 && !embed.has("image") && !embed.has("thumbnail")) {
      problems.required(path + ".description");
    }
  }

  private static int size(JsonNode embed) {
    int size = points(text(embed, "title")) + points(text(embed, "description"));
    size += points(text(embed.path("footer"), "text"));
    size += points(text(embed.path("author"), "name"));
    for (JsonNode field : embed.path("fields")) {
      size += points(text(field, "name")) + points(text(field, "value"));
    }
    return size;
  }

  private static int points(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asString("").strip();
  }
}
