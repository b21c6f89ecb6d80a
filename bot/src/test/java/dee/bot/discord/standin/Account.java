package dee.bot.discord.standin;

import tools.jackson.databind.node.ObjectNode;

/** The bot's own account: its token, its user, its application. */
final class Account {

  private final Guild guild;
  private final long application;
  private final String token;

  Account(Guild guild, long application, String token) {
    this.guild = guild;
    this.application = application;
    this.token = token;
  }

  String token() {
    return token;
  }

  long application() {
    return application;
  }

  ObjectNode self() {
    return guild.bot().user().put("verified", true).put("mfa_enabled", true);
  }

  ObjectNode applicationJson() {
    ObjectNode json =
        Json.object()
            .put("id", Json.id(application))
            .put("name", "Dee")
            .put("description", "")
            .putNull("icon")
            .put("bot_public", false)
            .put("bot_require_code_grant", false)
            .put("verify_key", "")
            .put("flags", 0);
    json.set(
        "owner", Json.object().put("id", "1").put("username", "owner").put("discriminator", "0"));
    json.putArray("redirect_uris");
    json.putNull("team");
    return json;
  }

  ObjectNode ready(String session) {
    ObjectNode ready = Json.object().put("v", 10).put("session_id", session);
    ready.set("user", self());
    ready.putArray("guilds").addObject().put("id", Json.id(guild.id())).put("unavailable", true);
    ready.putArray("private_channels");
    ready.putObject("application").put("id", Json.id(application)).put("flags", 0);
    return ready;
  }
}
