package dee.bot.discord;

import dee.bot.discord.form.Forms;
import dee.bot.room.Channel.ChannelUnavailable;
import dee.bot.room.Post;
import dee.bot.room.Room;
import java.util.Optional;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.channel.middleman.StandardGuildMessageChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The team's channel for what concerns no incident, such as a test alert. It is said once or not at
 * all: nothing waits for it.
 *
 * @param channel its id
 */
public record PublicRoom(Supplier<JDA> jda, String channel, Forms forms) implements Room {

  private static final Logger LOG = LoggerFactory.getLogger(PublicRoom.class);

  @Override
  public void say(Post post) {
    try {
      Optional.ofNullable(jda.get().getChannelById(StandardGuildMessageChannel.class, channel))
          .orElseThrow(() -> new ChannelUnavailable("there is no channel " + channel))
          .sendMessage(forms.message(post))
          .queue(_ -> {}, e -> unsaid(post, e));
    } catch (RuntimeException e) {
      unsaid(post, e);
    }
  }

  private static void unsaid(Post post, Throwable why) {
    LOG.warn("a {} was not said on Discord: {}", post.getClass().getSimpleName(), why.getMessage());
  }
}
