package dee.bot.discord.standin;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import net.dv8tion.jda.api.Permission;

/** Sends, shows, edits and deletes messages over REST. */
final class MessageRoutes {

  private final Guild guild;
  private final Access access;
  private final Messages messages;
  private final Nonces nonces;

  MessageRoutes(Guild guild, Messages messages, Nonces nonces) {
    this.guild = guild;
    this.access = new Access(guild);
    this.messages = messages;
    this.nonces = nonces;
  }

  void addTo(Routes routes) {
    String one = "channels/{channel}/messages/{message}";
    routes
        .on("POST", "channels/{channel}/messages", this::send)
        .on("GET", "channels/{channel}/messages", this::history)
        .on("GET", one, this::show)
        .on("PATCH", one, this::edit)
        .on("DELETE", one, this::delete);
  }

  private Answer send(Call call) {
    Place place = access.place(call);
    access.require(
        place, place.isThread() ? Permission.MESSAGE_SEND_IN_THREADS : Permission.MESSAGE_SEND);
    if (!call.body().path("embeds").isEmpty()) {
      access.require(place, Permission.MESSAGE_EMBED_LINKS);
    }
    if (!call.files().isEmpty()) {
      access.require(place, Permission.MESSAGE_ATTACH_FILES);
    }
    if (place.isLocked() && !access.may(Permission.MANAGE_THREADS, place)) {
      throw ApiError.refusedQuietly(403, 160005, "This thread is locked");
    }
    synchronized (nonces) {
      Optional<StoredMessage> already = nonces.already(call.body(), place);
      if (already.isPresent()) {
        return Answer.of(messages.json(already.orElseThrow()));
      }
      StoredMessage message = messages.send(call.body(), call.files(), place, false, true);
      nonces.remember(call.body(), place, message);
      return Answer.of(messages.json(message));
    }
  }

  private Answer history(Call call) {
    Place place = access.place(call, Permission.MESSAGE_HISTORY);
    int limit = call.asked("limit").map(Integer::parseInt).orElse(50);
    Predicate<StoredMessage> between = between(call);
    Comparator<StoredMessage> order = Comparator.comparingLong(StoredMessage::id);
    boolean forward = call.asked("after").isPresent();
    List<StoredMessage> found =
        place.messages().stream()
            .filter(between)
            .sorted(forward ? order : order.reversed())
            .limit(limit)
            .sorted(order.reversed())
            .toList();
    return Answer.of(found.stream().map(messages::json).collect(Json.toArray()));
  }

  private static Predicate<StoredMessage> between(Call call) {
    long before = call.asked("before").map(Long::parseUnsignedLong).orElse(Long.MAX_VALUE);
    long after = call.asked("after").map(Long::parseUnsignedLong).orElse(0L);
    return message -> message.id() < before && message.id() > after;
  }

  private Answer show(Call call) {
    Place place = access.place(call, Permission.MESSAGE_HISTORY);
    return Answer.of(messages.json(access.message(call, place)));
  }

  private Answer edit(Call call) {
    Place place = access.place(call);
    StoredMessage message = access.message(call, place);
    Access.unlessArchived(place);
    if (message.author() != guild.bot()) {
      throw ApiError.refused(
          403,
          50005,
          "Cannot edit a message authored by another user",
          Violation.Kind.EDITED_OTHERS_MESSAGE);
    }
    messages.edit(message, call.body(), call.files());
    return Answer.of(messages.json(message));
  }

  private Answer delete(Call call) {
    Place place = access.place(call);
    StoredMessage message = access.message(call, place);
    Access.unlessArchived(place);
    if (message.author() != guild.bot()) {
      access.require(place, Permission.MESSAGE_MANAGE);
    }
    messages.delete(message);
    return Answer.NOTHING;
  }
}
