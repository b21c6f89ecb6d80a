package dee.bot.discord.standin;

import tools.jackson.databind.node.ObjectNode;

/** Makes and changes threads, and tells the gateway. */
final class Threads {

  private static final int GUILDS = 1;

  private final Guild guild;
  private final Gateway gateway;
  private final GuildJson json;
  private final Journal journal;

  Threads(Guild guild, Gateway gateway, Journal journal) {
    this.guild = guild;
    this.gateway = gateway;
    this.json = new GuildJson(guild);
    this.journal = journal;
  }

  ObjectNode json(Place place) {
    return json.place(place);
  }

  Place open(long id, String name, Place parent, Person owner, int archiveAfterMinutes) {
    Place thread = guild.thread(id, name, parent, owner);
    thread.archiveAfterMinutes = archiveAfterMinutes;
    gateway.dispatch("THREAD_CREATE", GUILDS, json.place(thread).put("newly_created", true));
    journal.changed();
    return thread;
  }

  void changed(Place place) {
    gateway.dispatch(
        place.isThread() ? "THREAD_UPDATE" : "CHANNEL_UPDATE", GUILDS, json.place(place));
    journal.changed();
  }

  void appeared(Place channel) {
    gateway.dispatch("CHANNEL_CREATE", GUILDS, json.place(channel));
    journal.changed();
  }

  void deleted(Place place) {
    place.deleted = true;
    if (place.isThread()) {
      ObjectNode gone =
          Json.object()
              .put("id", Json.id(place.id()))
              .put("guild_id", Json.id(guild.id()))
              .put("parent_id", Json.id(place.ruling().id()))
              .put("type", place.kind().number);
      gateway.dispatch("THREAD_DELETE", GUILDS, gone);
    } else {
      guild.threads().stream()
          .filter(thread -> thread.ruling() == place)
          .forEach(thread -> thread.deleted = true);
      gateway.dispatch("CHANNEL_DELETE", GUILDS, json.place(place));
    }
    journal.changed();
  }
}
