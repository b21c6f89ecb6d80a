package dee.bot.discord.standin;

import dee.bot.discord.standin.rules.CommandRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The application's registered commands, global ones and the guild's. */
final class Commands {

  private final Guild guild;
  private final Account account;
  private final Snowflakes ids;
  private final Journal journal;
  private final List<ObjectNode> everywhere = new ArrayList<>();
  private final List<ObjectNode> here = new ArrayList<>();
  private int overwrites;

  Commands(Guild guild, Account account, Snowflakes ids, Journal journal) {
    this.guild = guild;
    this.account = account;
    this.ids = ids;
    this.journal = journal;
  }

  void addTo(Routes routes) {
    add(routes, "applications/{application}/commands", everywhere);
    add(routes, "applications/{application}/guilds/{guild}/commands", here);
  }

  private void add(Routes routes, String all, List<ObjectNode> list) {
    routes
        .on("GET", all, call -> Answer.of(list(call, list)))
        .on("PUT", all, call -> Answer.of(overwrite(call, list)))
        .on("POST", all, call -> Answer.made(add(call, list)))
        .on("GET", all + "/{command}", call -> Answer.of(find(call, list)))
        .on("DELETE", all + "/{command}", call -> delete(call, list));
  }

  private synchronized JsonNode list(Call call, List<ObjectNode> list) {
    boolean whole = call.asked("with_localizations").map(Boolean::parseBoolean).orElse(false);
    return list.stream()
        .map(command -> whole ? command : plain(command.deepCopy()))
        .collect(Json.toArray());
  }

  private static ObjectNode plain(ObjectNode node) {
    node.remove(List.of("name_localizations", "description_localizations"));
    for (String nested : new String[] {"options", "choices"}) {
      node.path(nested).forEach(one -> plain((ObjectNode) one));
    }
    return node;
  }

  private synchronized JsonNode overwrite(Call call, List<ObjectNode> list) {
    ApiError.throwIfAny(CommandRules.check(call.body()));
    List<ObjectNode> next = new ArrayList<>();
    call.body().forEach(asked -> next.add(registered(call, asked, list)));
    list.clear();
    list.addAll(next);
    overwrites++;
    journal.changed();
    return next.stream().collect(Json.toArray());
  }

  private synchronized ObjectNode add(Call call, List<ObjectNode> list) {
    ApiError.throwIfAny(CommandRules.check(Json.array().add(call.body())));
    ObjectNode command = registered(call, call.body(), list);
    list.removeIf(old -> same(old, command));
    list.add(command);
    journal.changed();
    return command;
  }

  private synchronized ObjectNode find(Call call, List<ObjectNode> list) {
    return list.stream()
        .filter(command -> command.path("id").asString("").equals(call.text("command")))
        .findFirst()
        .orElseThrow(() -> ApiError.unknown(10063, "application command"));
  }

  private synchronized Answer delete(Call call, List<ObjectNode> list) {
    list.remove(find(call, list));
    return Answer.NOTHING;
  }

  /** A command of the same sort and name keeps its id. */
  private ObjectNode registered(Call call, JsonNode asked, List<ObjectNode> list) {
    ObjectNode command = (ObjectNode) asked.deepCopy();
    if (!command.has("type")) {
      command.put("type", 1);
    }
    Optional<ObjectNode> before = list.stream().filter(old -> same(old, command)).findFirst();
    command.put(
        "id", before.map(old -> old.path("id").asString("")).orElseGet(() -> Json.id(ids.next())));
    command.put("application_id", Json.id(account.application()));
    command.put("version", Json.id(ids.next()));
    command.put("description", command.path("description").asString(""));
    command.put("nsfw", command.path("nsfw").asBoolean(false));
    if (!command.has("default_member_permissions")) {
      command.putNull("default_member_permissions");
    }
    if (call.path().containsKey("guild")) {
      command.put("guild_id", Json.id(guild.id()));
    }
    return command;
  }

  private static boolean same(JsonNode one, JsonNode other) {
    return one.path("name").equals(other.path("name"))
        && one.path("type").equals(other.path("type"));
  }

  /** What a member finds: the guild's own first. */
  synchronized Optional<ObjectNode> named(String name, int type) {
    return Stream.concat(here.stream(), everywhere.stream())
        .filter(command -> command.path("name").asString("").equals(name))
        .filter(command -> command.path("type").asInt(0) == type)
        .findFirst();
  }

  synchronized List<JsonNode> all() {
    return Stream.concat(everywhere.stream(), here.stream())
        .map(ObjectNode::deepCopy)
        .map(JsonNode.class::cast)
        .toList();
  }

  /** How often all were overwritten in one go. */
  synchronized int overwrites() {
    return overwrites;
  }
}
