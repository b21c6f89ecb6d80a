package dee.bot.discord;

import dee.bot.incident.Severity;
import dee.bot.room.Channel.ChannelUnavailable;
import dee.bot.target.DiscordSettings;
import java.util.Optional;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Role;
import net.dv8tion.jda.api.entities.channel.middleman.StandardGuildMessageChannel;
import net.dv8tion.jda.api.interactions.DiscordLocale;

/** The team's server: the roles that the configuration names, and what it speaks. */
public record TeamServer(DiscordSettings settings, Supplier<JDA> jda) {

  /** The id of the role that is called for an incident of that severity; empty: none is. */
  public Optional<String> called(Severity severity) {
    return Optional.ofNullable(settings.announce().get(severity))
        .flatMap(name -> guild().flatMap(guild -> role(guild, name)).map(Role::getId));
  }

  /**
   * The language that was chosen for it, as a tag; empty when it is the one that servers have whose
   * people chose none.
   */
  public Optional<String> language() {
    return guild()
        .map(Guild::getLocale)
        .filter(locale -> locale != DiscordLocale.ENGLISH_US)
        .map(DiscordLocale::getLocale);
  }

  /** Where a channel or thread of it is seen, as an address to follow. */
  public Optional<String> address(String channel) {
    return guild().map(guild -> "https://discord.com/channels/" + guild.getId() + "/" + channel);
  }

  private Optional<Guild> guild() {
    try {
      return Optional.ofNullable(
              jda.get()
                  .getChannelById(StandardGuildMessageChannel.class, settings.place().channel()))
          .map(StandardGuildMessageChannel::getGuild);
    } catch (ChannelUnavailable _) {
      return Optional.empty();
    }
  }

  /** By its id or its name. */
  static Optional<Role> role(Guild guild, String name) {
    return guild.getRoles().stream()
        .filter(role -> role.getId().equals(name) || role.getName().equals(name))
        .findFirst();
  }
}
