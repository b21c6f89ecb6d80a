package dee.bot.discord.post;

import dee.bot.discord.Needed;
import dee.bot.room.Channel.ChannelUnavailable;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.channel.middleman.StandardGuildMessageChannel;

/**
 * The channel where incidents are announced, over the connection of the moment.
 *
 * @param connection throws {@link ChannelUnavailable} while there is none
 * @param id of the channel
 */
public record HomeChannel(Supplier<JDA> connection, String id) {

  /** The channel of that id, when Dee sees one. */
  Optional<StandardGuildMessageChannel> find(String channel) {
    return Optional.ofNullable(
        connection.get().getChannelById(StandardGuildMessageChannel.class, channel));
  }

  /**
   * @throws ChannelUnavailable when Dee does not see it; the message says what to do
   */
  StandardGuildMessageChannel now() {
    JDA jda = connection.get();
    return find(id)
        .orElseThrow(() ->
            new ChannelUnavailable(
                jda.getStatus() == JDA.Status.CONNECTED && jda.getUnavailableGuilds().isEmpty()
                    ? "Dee does not see the channel "
                        + id
                        + ": it was deleted, it is no text channel, or Dee's role lacks 'View"
                        + " Channels' there; put another channel into the configuration or give it"
                        + " the permission"
                    : "Discord is not done with saying hello; Dee goes on by itself"));
  }

  /** What a refusal for lack of a permission means here, and what to do about it. */
  ChannelUnavailable unavailable(Denied denied) {
    Optional<StandardGuildMessageChannel> channel = find(id);
    String name = channel.map(c -> "#" + c.getName()).orElse("the channel " + id);
    Set<Permission> missing = channel.map(Needed::missing).orElse(Needed.PERMISSIONS);
    return new ChannelUnavailable(
        "Dee may not post in "
            + name
            + " ("
            + denied.getMessage()
            + "): give its role there "
            + (missing.isEmpty() ? Needed.PERMISSIONS : missing)
                .stream().map(p -> "'" + p.getName() + "'").collect(Collectors.joining(", ")));
  }
}
