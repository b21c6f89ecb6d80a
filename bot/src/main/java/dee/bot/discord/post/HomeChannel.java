package dee.bot.discord.post;

import dee.bot.room.Channel.ChannelUnavailable;
import java.util.List;
import java.util.Optional;
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

  /** What Dee needs there. */
  static final List<Permission> NEEDED =
      List.of(
          Permission.VIEW_CHANNEL,
          Permission.MESSAGE_SEND,
          Permission.MESSAGE_SEND_IN_THREADS,
          Permission.CREATE_PUBLIC_THREADS,
          Permission.MESSAGE_EMBED_LINKS,
          Permission.MESSAGE_ATTACH_FILES,
          Permission.MESSAGE_HISTORY,
          Permission.MANAGE_THREADS);

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
    List<Permission> missing =
        channel
            .map(c ->
                NEEDED.stream()
                    .filter(p -> !c.getGuild().getSelfMember().hasPermission(c, p))
                    .toList())
            .orElse(NEEDED);
    return new ChannelUnavailable(
        "Dee may not post in "
            + name
            + " ("
            + denied.getMessage()
            + "): give its role there "
            + (missing.isEmpty() ? NEEDED : missing)
                .stream().map(p -> "'" + p.getName() + "'").collect(Collectors.joining(", ")));
  }
}
