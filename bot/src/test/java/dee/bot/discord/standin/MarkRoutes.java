package dee.bot.discord.standin;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.Permission;
import tools.jackson.databind.node.ArrayNode;

/** What is put on a message: reactions and pins. */
final class MarkRoutes {

  private static final int MOST_PINS = 250;

  private final Guild guild;
  private final Access access;
  private final Messages messages;
  private final Journal journal;

  MarkRoutes(Guild guild, Messages messages, Journal journal) {
    this.guild = guild;
    this.access = new Access(guild);
    this.messages = messages;
    this.journal = journal;
  }

  void addTo(Routes routes) {
    String reactions = "channels/{channel}/messages/{message}/reactions";
    routes
        .on("GET", "channels/{channel}/messages/pins", this::pins)
        .on("PUT", "channels/{channel}/messages/pins/{message}", call -> pin(call, true))
        .on("DELETE", "channels/{channel}/messages/pins/{message}", call -> pin(call, false))
        .on("PUT", reactions + "/{emoji}/@me", this::react)
        .on("DELETE", reactions + "/{emoji}/@me", call -> unreact(call, guild.bot()))
        .on("DELETE", reactions + "/{emoji}/{user}", this::unreactOther)
        .on("GET", reactions + "/{emoji}", this::reacted);
  }

  private Answer pins(Call call) {
    Place place = access.place(call, Permission.MESSAGE_HISTORY);
    ArrayNode items = Json.array();
    List<StoredMessage> pinned = place.messages().stream().filter(StoredMessage::isPinned).toList();
    pinned
        .reversed()
        .forEach(message ->
            items
                .addObject()
                .put("pinned_at", GuildJson.time(message.now().at()))
                .set("message", messages.json(message)));
    return Answer.of(Json.object().put("has_more", false).set("items", items));
  }

  private Answer pin(Call call, boolean pinned) {
    Place place = access.place(call, Permission.PIN_MESSAGES);
    StoredMessage message = access.message(call, place);
    Access.unlessArchived(place);
    if (pinned && place.messages().stream().filter(StoredMessage::isPinned).count() >= MOST_PINS) {
      throw ApiError.refused(
          400, 30003, "Maximum number of pins reached (250)", Violation.Kind.INVALID_BODY);
    }
    message.pinned = pinned;
    journal.changed();
    return Answer.NOTHING;
  }

  private Answer react(Call call) {
    Place place = access.place(call, Permission.MESSAGE_HISTORY);
    StoredMessage message = access.message(call, place);
    Access.unlessArchived(place);
    String emoji = emoji(call);
    if (message.reacted(emoji).isEmpty()) {
      access.require(place, Permission.MESSAGE_ADD_REACTION);
    }
    messages.react(message, emoji, guild.bot());
    return Answer.NOTHING;
  }

  private Answer unreactOther(Call call) {
    access.require(access.place(call), Permission.MESSAGE_MANAGE);
    Optional<Person> person = guild.person(call.id("user"));
    return unreact(call, person.orElseThrow(() -> ApiError.unknown(10013, "User")));
  }

  private Answer unreact(Call call, Person person) {
    Place place = access.place(call);
    messages.unreact(access.message(call, place), emoji(call), person);
    return Answer.NOTHING;
  }

  private Answer reacted(Call call) {
    Place place = access.place(call, Permission.MESSAGE_HISTORY);
    StoredMessage message = access.message(call, place);
    return Answer.of(
        message.reacted(emoji(call)).stream().map(Person::user).collect(Json.toArray()));
  }

  private static String emoji(Call call) {
    return URLDecoder.decode(call.text("emoji"), StandardCharsets.UTF_8);
  }
}
