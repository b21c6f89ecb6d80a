package dee.bot.discord.standin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Sends what members do with commands, buttons, selects and modals. */
final class Interactions {

  private final Guild guild;
  private final Snowflakes ids;
  private final Gateway gateway;
  private final Commands commands;
  private final Waiting waiting;
  private final InteractionJson json;
  private final MessageJson messages;
  private final Map<String, Exchange> byToken = new ConcurrentHashMap<>();
  private final List<Exchange> all = new CopyOnWriteArrayList<>();

  Interactions(
      Guild guild,
      Account account,
      Gateway gateway,
      Commands commands,
      Waiting waiting,
      Snowflakes ids) {
    this.guild = guild;
    this.ids = ids;
    this.gateway = gateway;
    this.commands = commands;
    this.waiting = waiting;
    this.json = new InteractionJson(guild, account);
    this.messages = new MessageJson(guild);
  }

  private Exchange send(Asked asked) {
    long id = ids.next();
    Exchange exchange = new Exchange(id, "interaction-token-" + Json.id(id), asked, waiting);
    byToken.put(exchange.token(), exchange);
    all.add(exchange);
    gateway.dispatch("INTERACTION_CREATE", 0, json.of(exchange, asked));
    return exchange;
  }

  Exchange slash(Person person, Place place, String path, Map<String, ?> options) {
    ObjectNode data = new SlashOptions(guild).data(commands, path, options, Optional.empty());
    return send(new Asked(person, place, Asked.COMMAND, data, Optional.empty()));
  }

  Exchange autocomplete(
      Person person, Place place, String path, String option, Map<String, ?> options) {
    ObjectNode data = new SlashOptions(guild).data(commands, path, options, Optional.of(option));
    return send(new Asked(person, place, Asked.AUTOCOMPLETE, data, Optional.empty()));
  }

  Exchange messageCommand(Person person, String name, StoredMessage message) {
    ObjectNode command =
        commands.named(name, 3).orElseThrow(() -> new AssertionError("no message command " + name));
    String id = Json.id(message.id());
    ObjectNode data =
        Json.object()
            .put("id", command.path("id").asString(""))
            .put("name", name)
            .put("type", 3)
            .put("target_id", id);
    data.putObject("resolved").putObject("messages").set(id, messages.of(message));
    return send(new Asked(person, message.place(), Asked.COMMAND, data, Optional.empty()));
  }

  Exchange use(Person person, StoredMessage message, String customId, List<String> values) {
    JsonNode control =
        Controls.with(message.components(), customId)
            .orElseThrow(
                () -> new AssertionError("no control " + customId + " in " + message.components()));
    if (message.isDeleted() || control.path("disabled").asBoolean(false)) {
      throw new AssertionError("a member cannot use " + customId + " of " + message);
    }
    int type = control.path("type").asInt(0);
    ObjectNode data =
        Json.object()
            .put("custom_id", customId)
            .put("component_type", type)
            .put("id", control.path("id").asInt(0));
    if (type != 2) {
      chosen(control, values);
      data.set("values", Json.of(values));
    }
    return send(new Asked(person, message.place(), Asked.COMPONENT, data, Optional.of(message)));
  }

  private static void chosen(JsonNode select, List<String> values) {
    List<String> offered =
        select
            .path("options")
            .valueStream()
            .map(option -> option.path("value").asString(""))
            .toList();
    if (select.path("type").asInt(0) == 3 && !offered.containsAll(values)) {
      throw new AssertionError("not offered: " + values + " of " + offered);
    }
  }

  Exchange submit(Exchange shown, Map<String, String> values) {
    JsonNode modal = shown.modal();
    ObjectNode data = Json.object().put("custom_id", modal.path("custom_id").asString(""));
    ArrayNode components = data.putArray("components");
    for (JsonNode label : modal.path("components")) {
      ObjectNode filled = components.addObject();
      filled.put("type", label.path("type").asInt(0)).put("id", label.path("id").asInt(0));
      if (label.has("component")) {
        filled.set("component", filled(label.path("component"), values));
      }
    }
    return send(new Asked(shown.person(), shown.place(), Asked.MODAL, data, shown.source));
  }

  /** What was not typed over keeps its prefilled value. */
  private static ObjectNode filled(JsonNode input, Map<String, String> values) {
    String id = input.path("custom_id").asString("");
    String value = Optional.ofNullable(values.get(id)).orElse(input.path("value").asString(""));
    boolean tooShort = input.path("required").asBoolean(true) && value.isEmpty();
    if (tooShort || value.length() > input.path("max_length").asInt(4000)) {
      throw new AssertionError("Discord does not let a member submit '" + value + "' for " + input);
    }
    ObjectNode filled =
        Json.object()
            .put("type", input.path("type").asInt(0))
            .put("id", input.path("id").asInt(0))
            .put("custom_id", id);
    return input.path("type").asInt(0) == 4
        ? filled.put("value", value)
        : filled.set("values", Json.array().add(value));
  }

  Optional<Exchange> withToken(String token) {
    return Optional.ofNullable(byToken.get(token));
  }

  List<Exchange> all() {
    return List.copyOf(all);
  }
}
