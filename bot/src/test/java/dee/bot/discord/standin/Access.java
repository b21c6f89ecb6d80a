package dee.bot.discord.standin;

import java.util.Optional;
import net.dv8tion.jda.api.Permission;

/** Finds what a path names, and refuses what the bot may not see or do. */
final class Access {

  private final Guild guild;

  Access(Guild guild) {
    this.guild = guild;
  }

  Place place(Call call, Permission... needed) {
    Place place =
        guild.place(call.id("channel")).orElseThrow(() -> ApiError.unknown(10003, "Channel"));
    if (!guild.botMay(Permission.VIEW_CHANNEL, place)) {
      throw ApiError.missingAccess();
    }
    require(place, needed);
    return place;
  }

  void require(Place place, Permission... needed) {
    for (Permission permission : needed) {
      if (!guild.botMay(permission, place)) {
        throw ApiError.missingPermissions();
      }
    }
  }

  StoredMessage message(Call call, Place place) {
    return message(place, call.id("message"));
  }

  static StoredMessage message(Place place, long id) {
    return Optional.ofNullable(place.messages.get(id))
        .filter(message -> !message.isDeleted())
        .orElseThrow(() -> ApiError.unknown(10008, "Message"));
  }

  boolean may(Permission permission, Place place) {
    return guild.botMay(permission, place);
  }

  /** In a thread nothing but writing goes on once it is archived. */
  static void unlessArchived(Place place) {
    if (place.isArchived()) {
      throw ApiError.refusedQuietly(400, 50083, "Thread is archived");
    }
  }
}
