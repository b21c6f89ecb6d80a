package dee.bot.discord.standin.rules;

import tools.jackson.databind.JsonNode;

/** The limits of a message that is sent or edited. */
public final class MessageRules {

  private static final int BUILT_OF_COMPONENTS = 1 << 15;

  private MessageRules() {}

  /** What is wrong with the fields that are there; that it is empty is for the caller to see. */
  public static Problems check(JsonNode body) {
    Problems problems = new Problems();
    problems.length("content", body.path("content").asString(""), 0, 2000);
    if (body.has("nonce")) {
      problems.length("nonce", body.path("nonce").asString(""), 0, 25);
    }
    EmbedRules.check(body.path("embeds"), problems);
    components(body, problems);
    attachments(body.path("attachments"), problems);
    mentions(body.path("allowed_mentions"), problems);
    return problems;
  }

  private static void components(JsonNode body, Problems problems) {
    if ((body.path("flags").asInt(0) & BUILT_OF_COMPONENTS) == 0) {
      ComponentRules.rows(body.path("components"), problems);
      return;
    }
    ComponentRules.layout(body.path("components"), problems);
    if (!body.path("content").asString("").isEmpty() || !body.path("embeds").isEmpty()) {
      problems.add(
          "content",
          "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
          "The 'content' and 'embeds' fields cannot be used with components V2");
    }
  }

  private static void attachments(JsonNode attachments, Problems problems) {
    for (int i = 0; i < attachments.size(); i++) {
      String description = attachments.get(i).path("description").asString("");
      problems.length("attachments." + i + ".description", description, 0, 1024);
    }
  }

  private static void mentions(JsonNode allowed, Problems problems) {
    for (String kind : new String[] {"users", "roles"}) {
      problems.count("allowed_mentions." + kind, allowed.path(kind).size(), 0, 100);
      for (JsonNode parsed : allowed.path("parse")) {
        if (parsed.asString("").equals(kind) && !allowed.path(kind).isEmpty()) {
          problems.add(
              "allowed_mentions",
              "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
              "parse:[\"" + kind + "\"] and " + kind + ": [ids...] are mutually exclusive.");
        }
      }
    }
  }
}
