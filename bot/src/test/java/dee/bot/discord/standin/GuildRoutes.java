package dee.bot.discord.standin;

import java.util.function.Supplier;
import net.dv8tion.jda.api.Permission;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows the bot's account and the guild: roles, members, channels. */
final class GuildRoutes {

  private final Guild guild;
  private final Account account;
  private final Supplier<String> gatewayUrl;
  private final GuildJson json;

  GuildRoutes(Guild guild, Account account, Supplier<String> gatewayUrl) {
    this.guild = guild;
    this.account = account;
    this.gatewayUrl = gatewayUrl;
    this.json = new GuildJson(guild);
  }

  void addTo(Routes routes) {
    routes
        .on("GET", "users/@me", call -> Answer.of(account.self()))
        .on("GET", "users/@me/guilds", call -> Answer.of(Json.array().add(json.summary())))
        .on("GET", "users/{user}", call -> Answer.of(person(call).user()))
        .on("GET", "oauth2/applications/@me", call -> Answer.of(account.applicationJson()))
        .on("GET", "applications/@me", call -> Answer.of(account.applicationJson()))
        .on("GET", "gateway", call -> Answer.of(Json.object().put("url", gatewayUrl.get())))
        .on("GET", "gateway/bot", call -> Answer.of(gatewayForBots()))
        .on("GET", "guilds/{guild}", call -> Answer.of(known(call).summary()))
        .on("GET", "guilds/{guild}/roles", call -> Answer.of(known(call).summary().path("roles")))
        .on("GET", "guilds/{guild}/channels", call -> Answer.of(channels(call)))
        .on("GET", "guilds/{guild}/members/{user}", call -> Answer.of(member(call)));
  }

  private ObjectNode gatewayForBots() {
    ObjectNode answer = Json.object().put("url", gatewayUrl.get()).put("shards", 1);
    answer
        .putObject("session_start_limit")
        .put("total", 1000)
        .put("remaining", 1000)
        .put("reset_after", 0)
        .put("max_concurrency", 1);
    return answer;
  }

  private GuildJson known(Call call) {
    if (call.id("guild") != guild.id()) {
      throw ApiError.unknown(10004, "Guild");
    }
    return json;
  }

  private JsonNode channels(Call call) {
    GuildJson shown = known(call);
    return guild.places().stream()
        .filter(place -> !place.isThread() && guild.botMay(Permission.VIEW_CHANNEL, place))
        .map(shown::place)
        .collect(Json.toArray());
  }

  private ObjectNode member(Call call) {
    known(call);
    return person(call).memberWithUser();
  }

  private Person person(Call call) {
    return guild.person(call.id("user")).orElseThrow(() -> ApiError.unknown(10007, "Member"));
  }
}
