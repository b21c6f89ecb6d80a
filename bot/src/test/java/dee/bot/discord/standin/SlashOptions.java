package dee.bot.discord.standin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Types a registered command as Discord's input line lets a member type it. */
final class SlashOptions {

  private final Guild guild;
  private final ObjectNode resolved = Json.object();

  SlashOptions(Guild guild) {
    this.guild = guild;
  }

  /**
   * The data of the interaction.
   *
   * @param path command, group and sub-command, e.g. {@code incident declare}
   * @param focused the option being typed, when it is an autocompletion
   */
  ObjectNode data(Commands commands, String path, Map<String, ?> given, Optional<String> focused) {
    List<String> names = new ArrayList<>(Arrays.asList(path.split(" ")));
    ObjectNode command =
        commands
            .named(names.removeFirst(), 1)
            .orElseThrow(() -> new AssertionError("no command /" + path));
    ObjectNode data =
        Json.object()
            .put("id", command.path("id").asString(""))
            .put("name", command.path("name").asString(""))
            .put("type", 1);
    data.set("options", options(command, names, new HashMap<>(given), focused));
    if (!resolved.isEmpty()) {
      data.set("resolved", resolved);
    }
    return data;
  }

  private ArrayNode options(
      JsonNode node, List<String> names, Map<String, Object> given, Optional<String> focused) {
    if (!names.isEmpty()) {
      JsonNode sub =
          option(node, names.removeFirst())
              .orElseThrow(() ->
                  new AssertionError("no sub-command in " + node.path("name") + ": " + names));
      ObjectNode typed =
          Json.object()
              .put("name", sub.path("name").asString(""))
              .put("type", sub.path("type").asInt(0));
      typed.set("options", options(sub, names, given, focused));
      return Json.array().add(typed);
    }
    ArrayNode typed = Json.array();
    for (JsonNode option : node.path("options")) {
      int type = option.path("type").asInt(0);
      if (type <= 2) {
        throw new AssertionError("a sub-command is missing after " + node.path("name"));
      }
      String name = option.path("name").asString("");
      Optional<Object> value = Optional.ofNullable(given.remove(name));
      boolean here = focused.filter(name::equals).isPresent();
      if (value.isEmpty() && option.path("required").asBoolean(false) && focused.isEmpty()) {
        throw new AssertionError("the option '" + name + "' is required");
      }
      value.ifPresent(one -> typed.add(value(option, one, here)));
    }
    if (!given.isEmpty()) {
      throw new AssertionError("no such options: " + given.keySet());
    }
    return typed;
  }

  private static Optional<JsonNode> option(JsonNode node, String name) {
    return node.path("options")
        .valueStream()
        .filter(option -> option.path("name").asString("").equals(name))
        .findFirst();
  }

  private JsonNode value(JsonNode option, Object value, boolean focused) {
    int type = option.path("type").asInt(0);
    ObjectNode typed =
        Json.object().put("name", option.path("name").asString("")).put("type", type);
    if (focused) {
      return typed.put("focused", true).put("value", value.toString());
    }
    fits(option, value);
    return switch (value) {
      case Person person -> typed.put("value", resolve(person));
      case Role role -> typed.put("value", resolve(role));
      case Place place -> typed.put("value", resolve(place));
      case Upload file -> typed.put("value", resolve(file));
      default -> typed.set("value", Json.of(value));
    };
  }

  private static void fits(JsonNode option, Object value) {
    boolean fits =
        switch (option.path("type").asInt(0)) {
          case 3 -> value instanceof String;
          case 4 -> value instanceof Integer || value instanceof Long;
          case 5 -> value instanceof Boolean;
          case 6 -> value instanceof Person;
          case 7 -> value instanceof Place;
          case 8 -> value instanceof Role;
          case 9 -> value instanceof Person || value instanceof Role;
          case 10 -> value instanceof Number;
          case 11 -> value instanceof Upload;
          default -> false;
        };
    boolean chosen =
        option.path("choices").isEmpty()
            || option
                .path("choices")
                .valueStream()
                .anyMatch(choice -> choice.path("value").equals(Json.of(value)));
    boolean inLength =
        !(value instanceof String text)
            || (text.length() >= option.path("min_length").asInt(0)
                && text.length() <= option.path("max_length").asInt(6000));
    boolean inRange =
        !(value instanceof Number number)
            || (number.doubleValue() >= option.path("min_value").asDouble(-1e15)
                && number.doubleValue() <= option.path("max_value").asDouble(1e15));
    if (!fits || !chosen || !inLength || !inRange) {
      throw new AssertionError("Discord does not let a member type " + value + " for " + option);
    }
  }

  private String resolve(Person person) {
    String id = Json.id(person.id());
    resolved.withObjectProperty("users").set(id, person.user());
    resolved
        .withObjectProperty("members")
        .set(id, person.member().put("permissions", Long.toString(guild.permissions(person))));
    return id;
  }

  private String resolve(Role role) {
    resolved.withObjectProperty("roles").set(Json.id(role.id()), role.json());
    return Json.id(role.id());
  }

  private String resolve(Place place) {
    resolved
        .withObjectProperty("channels")
        .set(Json.id(place.id()), new GuildJson(guild).place(place).put("permissions", "0"));
    return Json.id(place.id());
  }

  private String resolve(Upload file) {
    String url = "https://cdn.invalid/ephemeral/" + file.name();
    resolved
        .withObjectProperty("attachments")
        .putObject(Json.id(file.id()))
        .put("id", Json.id(file.id()))
        .put("filename", file.name())
        .put("size", file.size())
        .put("url", url)
        .put("proxy_url", url);
    return Json.id(file.id());
  }
}
