package dee.bot.discord.standin;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import net.dv8tion.jda.api.Permission;
import tools.jackson.databind.node.ObjectNode;

/** Writes the guild and its channels as the gateway and the routes show them. */
final class GuildJson {

  private final Guild guild;

  GuildJson(Guild guild) {
    this.guild = guild;
  }

  /** What {@code GET /guilds/{id}} answers. */
  ObjectNode summary() {
    ObjectNode json =
        Json.object()
            .put("id", Json.id(guild.id()))
            .put("name", "The guild")
            .put("owner_id", Json.id(1))
            .put("preferred_locale", guild.locale())
            .put("verification_level", 0)
            .put("mfa_level", 0)
            .put("nsfw_level", 0)
            .put("afk_timeout", 300)
            .put("premium_tier", 0)
            .put("explicit_content_filter", 0)
            .put("default_message_notifications", 1);
    json.putArray("features");
    json.putArray("emojis");
    json.putArray("stickers");
    json.set("roles", guild.roles().stream().map(Role::json).collect(Json.toArray()));
    return json;
  }

  /** What GUILD_CREATE tells: the bot is the one member that a client without the intent sees. */
  ObjectNode whole() {
    ObjectNode json =
        summary().put("unavailable", false).put("member_count", guild.people().size());
    json.putArray("members").add(guild.bot().memberWithUser());
    for (String empty :
        new String[] {"guild_scheduled_events", "voice_states", "presences", "stage_instances"}) {
      json.putArray(empty);
    }
    json.set(
        "channels",
        guild.places().stream()
            .filter(place -> !place.isThread() && visible(place))
            .map(this::place)
            .collect(Json.toArray()));
    json.set(
        "threads",
        guild.threads().stream()
            .filter(thread -> !thread.isArchived())
            .map(this::place)
            .collect(Json.toArray()));
    return json;
  }

  private boolean visible(Place place) {
    return !place.deniedOpenly.contains(Permission.VIEW_CHANNEL);
  }

  ObjectNode place(Place place) {
    ObjectNode json =
        Json.object()
            .put("id", Json.id(place.id()))
            .put("type", place.kind().number)
            .put("name", place.name())
            .put("guild_id", Json.id(guild.id()))
            .put("position", 0)
            .put("flags", 0)
            .put("rate_limit_per_user", 0)
            .putNull("last_message_id");
    if (place.isThread()) {
      thread(place, json);
    } else {
      json.putNull("parent_id").putNull("topic").put("nsfw", false);
      var overwrites = json.putArray("permission_overwrites");
      if (!place.deniedOpenly.isEmpty()) {
        overwrites
            .addObject()
            .put("id", Json.id(guild.bot().id()))
            .put("type", 1)
            .put("allow", "0")
            .put("deny", Long.toString(Permission.getRaw(place.deniedOpenly)));
      }
    }
    return json;
  }

  private void thread(Place place, ObjectNode json) {
    json.put("parent_id", Json.id(place.ruling().id()))
        .put("owner_id", Json.id(place.owner().id()))
        .put("member_count", place.members().size())
        .put("message_count", place.messages().size())
        .put("total_message_sent", place.everything().size());
    json.putObject("thread_metadata")
        .put("archived", place.isArchived())
        .put("locked", place.isLocked())
        .put("auto_archive_duration", place.archiveAfterMinutes)
        .put("archive_timestamp", time(place.madeAt()))
        .put("create_timestamp", time(place.madeAt()));
    if (place.members().contains(guild.bot())) {
      json.set("member", threadMember(place, guild.bot()));
    }
  }

  ObjectNode threadMember(Place thread, Person person) {
    return Json.object()
        .put("id", Json.id(thread.id()))
        .put("user_id", Json.id(person.id()))
        .put("join_timestamp", time(thread.madeAt()))
        .put("flags", 0);
  }

  static String time(Instant at) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        at.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC));
  }
}
