package dee.bot.discord.standin;

import tools.jackson.databind.node.ObjectNode;

/** Writes an interaction as the gateway delivers it. */
final class InteractionJson {

  private final Guild guild;
  private final Account account;
  private final GuildJson places;
  private final MessageJson messages;

  InteractionJson(Guild guild, Account account) {
    this.guild = guild;
    this.account = account;
    this.places = new GuildJson(guild);
    this.messages = new MessageJson(guild);
  }

  ObjectNode of(Exchange exchange, Asked asked) {
    Person person = asked.person();
    ObjectNode json =
        Json.object()
            .put("version", 1)
            .put("id", Json.id(exchange.id()))
            .put("application_id", Json.id(account.application()))
            .put("type", asked.type())
            .put("token", exchange.token())
            .put("channel_id", Json.id(asked.place().id()))
            .put("guild_id", Json.id(guild.id()))
            .put("guild_locale", guild.locale())
            .put("locale", person.locale())
            .put("context", 0)
            .put("app_permissions", Long.toString(guild.permissions(guild.bot())));
    String permissions = Long.toString(guild.permissions(person));
    json.set("channel", places.place(asked.place()).put("permissions", permissions));
    json.putObject("guild")
        .put("id", Json.id(guild.id()))
        .put("locale", guild.locale())
        .putArray("features");
    json.putObject("authorizing_integration_owners").put("0", Json.id(guild.id()));
    json.putArray("entitlements");
    json.set("member", person.memberWithUser().put("permissions", permissions));
    json.set("data", asked.data());
    asked.source().ifPresent(message -> json.set("message", messages.of(message)));
    return json;
  }
}
