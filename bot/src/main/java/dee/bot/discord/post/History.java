package dee.bot.discord.post;

import dee.bot.room.Places;
import dee.bot.room.Places.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.utils.TimeUtil;

/** Looks for a message of Dee's own that was sent, maybe, and not remembered. */
final class History {

  /** How far Discord's clock and Dee's may be apart. */
  private static final Duration APART = Duration.ofMinutes(1);

  private static final int AT_ONCE = 100;
  private static final int PAGES = 20;

  private final Places places;

  History(Places places) {
    this.places = places;
  }

  /** The message that shows what was about to be sent since then, and is not another one's. */
  Optional<Message> find(GuildMessageChannel channel, Place lost) throws InterruptedException {
    long self = channel.getJDA().getSelfUser().getIdLong();
    long after = TimeUtil.getDiscordTimestamp(lost.since().minus(APART).toEpochMilli());
    for (int page = 0; page < PAGES; page++) {
      long from = after;
      List<Message> messages =
          Requests.done(() -> channel.getHistoryAfter(from, AT_ONCE)).getRetrievedHistory();
      Optional<Message> found =
          messages.stream()
              .filter(m -> m.getAuthor().getIdLong() == self)
              .filter(m -> Likeness.of(m).equals(lost.digest()))
              .filter(m -> places.incidentOf(m.getId()).isEmpty())
              .findFirst();
      if (found.isPresent() || messages.size() < AT_ONCE) {
        return found;
      }
      after = messages.stream().mapToLong(Message::getIdLong).max().orElse(after);
    }
    return Optional.empty();
  }
}
