package dee.bot.discord.standin;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a message as the routes and the gateway show it. */
final class MessageJson {

  private static final int EPHEMERAL = 1 << 6;

  private final Guild guild;

  MessageJson(Guild guild) {
    this.guild = guild;
  }

  ObjectNode of(StoredMessage message) {
    StoredMessage.Version now = message.now();
    ObjectNode body = now.body();
    ObjectNode json =
        Json.object()
            .put("id", Json.id(message.id()))
            .put("type", message.repliesTo().isPresent() ? 19 : 0)
            .put("channel_id", Json.id(message.place().id()))
            .put("content", message.content())
            .put("timestamp", GuildJson.time(Snowflakes.madeAt(message.id())))
            .put("tts", false)
            .put("mention_everyone", message.pings().everyone())
            .put("pinned", message.isPinned())
            .put("flags", body.path("flags").asInt(0) | (message.isEphemeral() ? EPHEMERAL : 0));
    json.set("author", message.author().user());
    json.put("edited_timestamp", message.edits() == 0 ? null : GuildJson.time(now.at()));
    json.set(
        "mentions", message.pings().people().stream().map(Person::user).collect(Json.toArray()));
    json.set(
        "mention_roles",
        message.pings().roles().stream().map(role -> Json.id(role.id())).collect(Json.toTexts()));
    json.set("embeds", body.path("embeds").isArray() ? body.path("embeds") : Json.array());
    json.set(
        "components", body.path("components").isArray() ? body.path("components") : Json.array());
    json.set("attachments", attachments(message));
    json.set("reactions", reactions(message));
    message.nonce().ifPresent(nonce -> json.put("nonce", nonce));
    if (message.hasThread) {
      guild
          .place(message.id())
          .ifPresent(thread -> json.set("thread", new GuildJson(guild).place(thread)));
    }
    message
        .repliesTo()
        .ifPresent(id ->
            json.putObject("message_reference")
                .put("message_id", Json.id(id))
                .put("channel_id", Json.id(message.place().id())));
    return json;
  }

  /** With what only the gateway adds; content is hidden from a bot without the intent. */
  ObjectNode dispatched(StoredMessage message, boolean contentVisible) {
    ObjectNode json = of(message).put("guild_id", Json.id(guild.id()));
    json.set("member", message.author().member());
    boolean own = message.author() == guild.bot();
    if (!contentVisible && !own && !message.pings().people().contains(guild.bot())) {
      json.put("content", "").set("embeds", Json.array());
      json.set("attachments", Json.array());
      json.set("components", Json.array());
    }
    return json;
  }

  private ArrayNode attachments(StoredMessage message) {
    ArrayNode all = Json.array();
    for (Upload file : message.files()) {
      String url =
          "https://cdn.invalid/attachments/"
              + message.place().id()
              + "/"
              + file.id()
              + "/"
              + file.name();
      ObjectNode one =
          all.addObject()
              .put("id", Json.id(file.id()))
              .put("filename", file.name())
              .put("size", file.size())
              .put("content_type", file.type())
              .put("url", url)
              .put("proxy_url", url);
      Optional.of(file.description())
          .filter(text -> !text.isEmpty())
          .ifPresent(text -> one.put("description", text));
    }
    return all;
  }

  private ArrayNode reactions(StoredMessage message) {
    ArrayNode all = Json.array();
    synchronized (message.reactions) {
      message.reactions.forEach((emoji, people) -> {
        if (!people.isEmpty()) {
          ObjectNode one =
              all.addObject().put("count", people.size()).put("me", people.contains(guild.bot()));
          one.set("emoji", emoji(emoji));
          one.putObject("count_details").put("normal", people.size()).put("burst", 0);
          one.put("me_burst", false).putArray("burst_colors");
        }
      });
    }
    return all;
  }

  static JsonNode emoji(String emoji) {
    return Json.object().putNull("id").put("name", emoji);
  }
}
