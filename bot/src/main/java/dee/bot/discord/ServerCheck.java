package dee.bot.discord;

import dee.bot.room.Text;
import dee.bot.target.DiscordSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.Role;
import net.dv8tion.jda.api.entities.channel.middleman.StandardGuildMessageChannel;

/** What on the team's server keeps the bot from its work; looks at what JDA knows already. */
record ServerCheck(DiscordSettings settings) {

  /**
   * What was found.
   *
   * @param out whether nothing can be posted at all
   */
  record Found(List<Text> troubles, boolean out) {
    Found {
      troubles = List.copyOf(troubles);
    }
  }

  Found look(JDA jda) {
    String channelId = settings.place().channel();
    Optional<StandardGuildMessageChannel> channel =
        Optional.ofNullable(jda.getChannelById(StandardGuildMessageChannel.class, channelId));
    Optional<String> wanted = settings.place().guild();
    Optional<Guild> guild =
        wanted.isPresent()
            ? Optional.ofNullable(jda.getGuildById(wanted.get()))
            : channel.map(StandardGuildMessageChannel::getGuild);
    if (!jda.getUnavailableGuilds().isEmpty() && (guild.isEmpty() || channel.isEmpty())) {
      return new Found(List.of(Text.of("setup.server-away")), true);
    }
    if (guild.isEmpty()) {
      return new Found(List.of(notThere(jda, wanted)), true);
    }
    if (channel.filter(c -> c.getGuild().equals(guild.get())).isEmpty()) {
      return new Found(
          List.of(Text.of("setup.no-channel", channelId, guild.get().getName())), true);
    }
    Set<Permission> missing = Needed.missing(channel.get());
    List<Text> troubles = new ArrayList<>();
    if (!missing.isEmpty()) {
      troubles.add(
          Text.of(
              "setup.permissions",
              Needed.names(missing),
              channel.get().getName(),
              Needed.invite(jda.getSelfUser().getApplicationId())));
    }
    troubles.addAll(roles(guild.get(), channel.get()));
    boolean mute =
        missing.contains(Permission.VIEW_CHANNEL) || missing.contains(Permission.MESSAGE_SEND);
    return new Found(troubles, mute);
  }

  private static Text notThere(JDA jda, Optional<String> wanted) {
    String invite = Needed.invite(jda.getSelfUser().getApplicationId());
    if (jda.getGuilds().isEmpty()) {
      return Text.of("setup.no-server", jda.getSelfUser().getName(), invite);
    }
    return wanted
        .map(id -> Text.of("setup.not-on-server", jda.getSelfUser().getName(), id, invite))
        .orElseGet(() -> Text.of("setup.no-such-channel", invite));
  }

  private List<Text> roles(Guild guild, StandardGuildMessageChannel channel) {
    List<Text> troubles = new ArrayList<>();
    Set<String> named = new TreeSet<>(settings.rights().byRole().keySet());
    named.addAll(settings.announce().values());
    for (String name : named) {
      Optional<Role> role = TeamServer.role(guild, name);
      if (role.isEmpty()) {
        troubles.add(Text.of("setup.no-role", name, guild.getName()));
      } else if (settings.announce().containsValue(name)
          && !mayCall(guild.getSelfMember(), channel, role.get())) {
        troubles.add(Text.of("setup.role-silent", role.get().getName()));
      }
    }
    return troubles;
  }

  private static boolean mayCall(Member self, StandardGuildMessageChannel channel, Role role) {
    return role.isMentionable() || self.hasPermission(channel, Permission.MESSAGE_MENTION_EVERYONE);
  }
}
