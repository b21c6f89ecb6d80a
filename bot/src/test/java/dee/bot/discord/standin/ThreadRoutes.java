package dee.bot.discord.standin;

import dee.bot.discord.standin.rules.Problems;
import java.util.Set;
import net.dv8tion.jda.api.Permission;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes threads, changes them, and says who is in them. */
final class ThreadRoutes {

  private static final Set<Integer> ARCHIVE_AFTER = Set.of(60, 1440, 4320, 10080);

  private final Guild guild;
  private final Access access;
  private final Threads threads;
  private final Snowflakes ids;
  private final Journal journal;

  ThreadRoutes(Guild guild, Threads threads, Snowflakes ids, Journal journal) {
    this.guild = guild;
    this.access = new Access(guild);
    this.threads = threads;
    this.ids = ids;
    this.journal = journal;
  }

  void addTo(Routes routes) {
    String members = "channels/{channel}/thread-members";
    routes
        .on("POST", "channels/{channel}/messages/{message}/threads", this::fromMessage)
        .on("POST", "channels/{channel}/threads", this::alone)
        .on("GET", "channels/{channel}", call -> Answer.of(threads.json(access.place(call))))
        .on("PATCH", "channels/{channel}", this::change)
        .on("DELETE", "channels/{channel}", this::delete)
        .on("GET", "guilds/{guild}/threads/active", this::active)
        .on("GET", "channels/{channel}/threads/archived/public", this::archived)
        .on("GET", members, this::members)
        .on("GET", members + "/{user}", this::member)
        .on("PUT", members + "/@me", call -> join(call, guild.bot()))
        .on("PUT", members + "/{user}", call -> join(call, person(call)))
        .on("DELETE", members + "/@me", call -> leave(call, guild.bot()))
        .on("DELETE", members + "/{user}", call -> leave(call, person(call)));
  }

  private Answer fromMessage(Call call) {
    Place place = access.place(call, Permission.CREATE_PUBLIC_THREADS);
    StoredMessage message = access.message(call, place);
    if (message.hasThread) {
      throw ApiError.refusedQuietly(
          400, 160004, "A thread has already been created for this message");
    }
    Answer answer = open(call, place, message.id());
    message.hasThread = true;
    return answer;
  }

  private Answer alone(Call call) {
    return open(call, access.place(call, Permission.CREATE_PUBLIC_THREADS), ids.next());
  }

  private Answer open(Call call, Place place, long id) {
    Problems problems = new Problems();
    problems.length("name", call.body().path("name").asString(""), 1, 100);
    int minutes = archiveAfter(call.body(), 4320, problems);
    ApiError.throwIfAny(problems);
    Place thread =
        threads.open(id, call.body().path("name").asString(""), place, guild.bot(), minutes);
    return Answer.made(threads.json(thread));
  }

  private static int archiveAfter(JsonNode body, int usual, Problems problems) {
    int minutes = body.path("auto_archive_duration").asInt(usual);
    if (!ARCHIVE_AFTER.contains(minutes)) {
      problems.add(
          "auto_archive_duration",
          "BASE_TYPE_CHOICES",
          "Value must be one of (60, 1440, 4320, 10080).");
    }
    return minutes;
  }

  private Answer change(Call call) {
    Place place = access.place(call);
    JsonNode body = call.body();
    Problems problems = new Problems();
    if (body.has("name")) {
      problems.length("name", body.path("name").asString(""), 1, 100);
    }
    int minutes = archiveAfter(body, place.archiveAfterMinutes, problems);
    ApiError.throwIfAny(problems);
    allowed(place, body);
    place.name = body.path("name").asString(place.name);
    place.archiveAfterMinutes = minutes;
    place.locked = body.path("locked").asBoolean(place.locked);
    place.archived = body.path("archived").asBoolean(place.archived);
    threads.changed(place);
    return Answer.of(threads.json(place));
  }

  private void allowed(Place place, JsonNode body) {
    if (!place.isThread()) {
      access.require(place, Permission.MANAGE_CHANNEL);
    } else if (place.owner() != guild.bot() || body.has("locked")) {
      access.require(place, Permission.MANAGE_THREADS);
    }
    if (place.isArchived() && body.path("archived").asBoolean(true)) {
      throw ApiError.refused(400, 50083, "Thread is archived", Violation.Kind.ARCHIVED_THREAD);
    }
  }

  private Answer delete(Call call) {
    Place place = access.place(call);
    access.require(place, place.isThread() ? Permission.MANAGE_THREADS : Permission.MANAGE_CHANNEL);
    threads.deleted(place);
    return Answer.of(threads.json(place));
  }

  private Answer archived(Call call) {
    Place channel = access.place(call, Permission.MESSAGE_HISTORY);
    JsonNode found =
        guild.threads().stream()
            .filter(thread -> thread.ruling() == channel && thread.isArchived())
            .map(threads::json)
            .collect(Json.toArray());
    ObjectNode answer = Json.object().put("has_more", false);
    answer.set("threads", found);
    answer.set("members", Json.array());
    return Answer.of(answer);
  }

  private Answer active(Call call) {
    JsonNode open =
        guild.threads().stream()
            .filter(thread -> !thread.isArchived())
            .map(threads::json)
            .collect(Json.toArray());
    ObjectNode answer = Json.object();
    answer.set("threads", open);
    answer.set("members", Json.array());
    return Answer.of(answer);
  }

  private Answer members(Call call) {
    Place thread = access.place(call);
    GuildJson json = new GuildJson(guild);
    return Answer.of(
        thread.members().stream()
            .map(person -> json.threadMember(thread, person).set("member", person.memberWithUser()))
            .map(JsonNode.class::cast)
            .collect(Json.toArray()));
  }

  private Answer member(Call call) {
    Place thread = access.place(call);
    Person person = person(call);
    if (!thread.members().contains(person)) {
      throw ApiError.unknown(10007, "Member");
    }
    return Answer.of(
        new GuildJson(guild).threadMember(thread, person).set("member", person.memberWithUser()));
  }

  private Answer join(Call call, Person person) {
    Place thread = access.place(call);
    Access.unlessArchived(thread);
    thread.join(person);
    journal.changed();
    return Answer.NOTHING;
  }

  private Answer leave(Call call, Person person) {
    Place thread = access.place(call);
    Access.unlessArchived(thread);
    thread.leave(person);
    journal.changed();
    return Answer.NOTHING;
  }

  private Person person(Call call) {
    return guild.person(call.id("user")).orElseThrow(() -> ApiError.unknown(10013, "User"));
  }
}
