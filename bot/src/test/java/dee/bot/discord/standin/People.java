package dee.bot.discord.standin;

import java.util.Arrays;
import java.util.List;
import net.dv8tion.jda.api.Permission;

/** What people do in the guild besides commands and buttons. */
public final class People {

  private final Guild guild;
  private final Messages messages;
  private final Threads threads;
  private final Snowflakes ids;

  People(Guild guild, Messages messages, Threads threads, Snowflakes ids) {
    this.guild = guild;
    this.messages = messages;
    this.threads = threads;
    this.ids = ids;
  }

  public StoredMessage writes(Person person, Place place, String text) {
    return messages.said(person, place, text);
  }

  public void reacts(Person person, StoredMessage message, String emoji) {
    messages.react(message, emoji, person);
  }

  public void takesBack(Person person, StoredMessage message, String emoji) {
    messages.unreact(message, emoji, person);
  }

  public void deletes(StoredMessage message) {
    messages.delete(message);
  }

  /** Deletes a channel with its threads, or a thread. */
  public void deletes(Place place) {
    threads.deleted(place);
  }

  public Place opensThread(Person person, Place parent, String name) {
    return threads.open(ids.next(), name, parent, person, 4320);
  }

  /** Makes a channel while the bot is there. */
  public Place opens(String name) {
    Place channel = guild.channel(name);
    threads.appeared(channel);
    return channel;
  }

  public void archives(Place thread, boolean locked) {
    thread.archived = true;
    thread.locked = locked;
    threads.changed(thread);
  }

  /** Takes permissions from the bot in a channel and all its threads; the bot is told. */
  public void forbids(Place channel, Permission... permissions) {
    channel.deniedOpenly.addAll(List.of(permissions));
    threads.changed(channel);
  }

  /** The same, but the bot finds out only when it is refused. */
  public void forbidsUnseen(Place channel, Permission... permissions) {
    channel.denied.addAll(List.of(permissions));
  }

  public void allows(Place channel, Permission... permissions) {
    Arrays.asList(permissions).forEach(channel.denied::remove);
    if (channel.deniedOpenly.removeAll(List.of(permissions))) {
      threads.changed(channel);
    }
  }
}
