package dee.bot.discord;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.channel.middleman.StandardGuildMessageChannel;

/** What the bot must be allowed to do in its channel, and the address by which it is invited. */
public final class Needed {

  /** Without one of these something that people count on does not appear. */
  public static final Set<Permission> PERMISSIONS =
      Collections.unmodifiableSet(
          EnumSet.of(
              Permission.VIEW_CHANNEL,
              Permission.MESSAGE_SEND,
              Permission.MESSAGE_HISTORY,
              Permission.MESSAGE_EMBED_LINKS,
              Permission.MESSAGE_ATTACH_FILES,
              Permission.CREATE_PUBLIC_THREADS,
              Permission.MESSAGE_SEND_IN_THREADS,
              Permission.MANAGE_THREADS));

  private Needed() {}

  /** Those of them that the bot has not got there. */
  public static Set<Permission> missing(StandardGuildMessageChannel channel) {
    Set<Permission> missing = EnumSet.copyOf(PERMISSIONS);
    missing.removeAll(channel.getGuild().getSelfMember().getPermissions(channel));
    return missing;
  }

  /** As Discord's own settings call them. */
  static String names(Collection<Permission> permissions) {
    return permissions.stream().map(Permission::getName).collect(Collectors.joining(", "));
  }

  /** Opens a page on which an administrator of a server adds the bot with all it needs. */
  static String invite(String application) {
    return "https://discord.com/oauth2/authorize?client_id="
        + application
        + "&scope=bot+applications.commands&permissions="
        + Permission.getRaw(PERMISSIONS);
  }
}
