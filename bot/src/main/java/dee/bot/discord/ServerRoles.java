package dee.bot.discord;

import dee.bot.incident.Severity;
import dee.bot.target.DiscordSettings;
import java.util.Optional;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Role;
import net.dv8tion.jda.api.entities.channel.middleman.StandardGuildMessageChannel;

/** The roles of the team's server that the configuration names. */
public record ServerRoles(DiscordSettings settings, Supplier<JDA> jda) {

  /** The id of the role that is called for an incident of that severity; empty: none is. */
  public Optional<String> called(Severity severity) {
    return Optional.ofNullable(settings.announce().get(severity))
        .flatMap(name -> guild().flatMap(guild -> find(guild, name)).map(Role::getId));
  }

  private Optional<Guild> guild() {
    return Optional.ofNullable(
            jda.get()
                .getChannelById(
                    StandardGuildMessageChannel.class, settings.place().channel()))
        .map(StandardGuildMessageChannel::getGuild);
  }

  /** By its id or its name. */
  static Optional<Role> find(Guild guild, String name) {
    return guild.getRoles().stream()
        .filter(role -> role.getId().equals(name) || role.getName().equals(name))
        .findFirst();
  }
}
