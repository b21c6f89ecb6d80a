package dee.bot.discord.standin;

import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.Permission;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes, edits and deletes messages, and tells the gateway. */
final class Messages {

  private static final int GUILDS = 1;
  private static final int GUILD_MESSAGES = 1 << 9;
  private static final int GUILD_MESSAGE_REACTIONS = 1 << 10;

  private final Guild guild;
  private final Snowflakes ids;
  private final Journal journal;
  private final Gateway gateway;
  private final Drafts drafts;
  private final MessageJson json;

  Messages(Guild guild, Snowflakes ids, Journal journal, Gateway gateway) {
    this.guild = guild;
    this.ids = ids;
    this.journal = journal;
    this.gateway = gateway;
    this.drafts = new Drafts(ids, journal);
    this.json = new MessageJson(guild);
  }

  ObjectNode json(StoredMessage message) {
    return json.of(message);
  }

  /** A message of the bot that all may see, or one for a single reader's eyes. */
  StoredMessage send(
      JsonNode body, List<Upload> uploads, Place place, boolean ephemeral, boolean pings) {
    StoredMessage.Version first = drafts.fresh(body, uploads);
    Pings pinged = pings && !ephemeral ? new PingReader(guild).read(body, place) : Pings.NONE;
    StoredMessage message =
        new StoredMessage(ids.next(), place, guild.bot(), pinged, ephemeral, first);
    Optional.of(body.path("nonce").asString(""))
        .filter(nonce -> !nonce.isEmpty())
        .ifPresent(nonce -> message.nonce = Optional.of(nonce));
    reference(body).ifPresent(id -> message.answers = Optional.of(id));
    keep(message);
    return message;
  }

  private static Optional<Long> reference(JsonNode body) {
    return Optional.of(body.path("message_reference").path("message_id").asString(""))
        .filter(id -> !id.isEmpty())
        .map(Long::parseUnsignedLong);
  }

  StoredMessage said(Person author, Place place, String content) {
    ObjectNode body = Json.object().put("content", content).put("flags", 0);
    StoredMessage.Version first = new StoredMessage.Version(journal.now(), body, List.of());
    Pings pings = new PingReader(guild).read(body, place);
    StoredMessage message = new StoredMessage(ids.next(), place, author, pings, false, first);
    keep(message);
    return message;
  }

  private void keep(StoredMessage message) {
    if (!message.isEphemeral()) {
      message.place().keep(message);
      wake(message);
    }
    journal.message(message);
    tell("MESSAGE_CREATE", message);
  }

  /** A message opens an archived thread, and brings its author and those it pings into it. */
  private void wake(StoredMessage message) {
    Place place = message.place();
    if (!place.isThread()) {
      return;
    }
    place.join(message.author());
    message.pings().people().forEach(place::join);
    if (place.isArchived()) {
      place.archived = false;
      gateway.dispatch("THREAD_UPDATE", GUILDS, new GuildJson(guild).place(place));
    }
  }

  void edit(StoredMessage message, JsonNode body, List<Upload> uploads) {
    message.edit(drafts.changed(message.now(), body, uploads));
    journal.changed();
    tell("MESSAGE_UPDATE", message);
  }

  void delete(StoredMessage message) {
    message.deleted = true;
    journal.changed();
    if (!message.isEphemeral()) {
      gateway.dispatch(
          "MESSAGE_DELETE", GUILD_MESSAGES, where(message).put("id", Json.id(message.id())));
    }
  }

  private void tell(String type, StoredMessage message) {
    if (message.isEphemeral() || !guild.botMay(Permission.VIEW_CHANNEL, message.place())) {
      return;
    }
    for (boolean visible : new boolean[] {true, false}) {
      gateway.dispatch(
          type,
          (session, any) ->
              (session.intents() & GUILD_MESSAGES) != 0
                  && ((session.intents() & Gateway.MESSAGE_CONTENT) != 0) == visible,
          json.dispatched(message, visible));
    }
  }

  void react(StoredMessage message, String emoji, Person person) {
    if (message.react(emoji, person)) {
      ObjectNode data = reaction(message, emoji, person);
      data.put("message_author_id", Json.id(message.author().id()))
          .set("member", person.memberWithUser());
      gateway.dispatch("MESSAGE_REACTION_ADD", GUILD_MESSAGE_REACTIONS, data);
      journal.changed();
    }
  }

  void unreact(StoredMessage message, String emoji, Person person) {
    if (message.unreact(emoji, person)) {
      gateway.dispatch(
          "MESSAGE_REACTION_REMOVE", GUILD_MESSAGE_REACTIONS, reaction(message, emoji, person));
      journal.changed();
    }
  }

  private ObjectNode reaction(StoredMessage message, String emoji, Person person) {
    ObjectNode data =
        where(message)
            .put("message_id", Json.id(message.id()))
            .put("user_id", Json.id(person.id()))
            .put("burst", false)
            .put("type", 0);
    data.set("emoji", MessageJson.emoji(emoji));
    return data;
  }

  private ObjectNode where(StoredMessage message) {
    return Json.object()
        .put("channel_id", Json.id(message.place().id()))
        .put("guild_id", Json.id(guild.id()));
  }
}
