package dee.bot.discord.post;

import dee.bot.discord.post.Refused.Why;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.entities.channel.middleman.StandardGuildMessageChannel;

/** Finds a thread of a channel; JDA knows by itself only those that are not archived. */
final class ThreadSearch {

  private ThreadSearch() {}

  /** The thread of that id, archived or not; empty when it was deleted. */
  static Optional<ThreadChannel> find(StandardGuildMessageChannel channel, String id)
      throws InterruptedException {
    Optional<ThreadChannel> known = Optional.ofNullable(channel.getJDA().getThreadChannelById(id));
    if (known.isPresent()) {
      return known;
    }
    // A thread has the id of the message that it hangs on.
    Optional<ThreadChannel> below = below(channel, id);
    return below.isPresent() ? below : alone(channel, id);
  }

  /** The thread that hangs on a message. */
  private static Optional<ThreadChannel> below(StandardGuildMessageChannel channel, String message)
      throws InterruptedException {
    try {
      Message found = Requests.done(() -> channel.retrieveMessageById(message));
      return Optional.ofNullable(found.getStartedThread());
    } catch (Refused e) {
      if (e.why() != Why.MESSAGE_GONE) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /** A thread whose message people deleted; among the archived ones the newest are looked at. */
  private static Optional<ThreadChannel> alone(StandardGuildMessageChannel channel, String id)
      throws InterruptedException {
    Optional<ThreadChannel> active =
        among(Requests.done(() -> channel.getGuild().retrieveActiveThreads()), id);
    return active.isPresent()
        ? active
        : among(Requests.done(() -> channel.retrieveArchivedPublicThreadChannels()), id);
  }

  private static Optional<ThreadChannel> among(List<ThreadChannel> threads, String id) {
    return threads.stream().filter(thread -> thread.getId().equals(id)).findFirst();
  }
}
