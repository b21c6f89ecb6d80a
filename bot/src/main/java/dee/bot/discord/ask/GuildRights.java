package dee.bot.discord.ask;

import dee.bot.target.Right;
import dee.bot.target.RoleRights;
import java.util.Set;
import java.util.stream.Stream;
import net.dv8tion.jda.api.entities.Member;

/** Rights by the guild's roles, as the configuration gives them. */
public record GuildRights(RoleRights rights) implements Rights {

  @Override
  public Set<Right> of(Member member) {
    return rights.of(
        member.getRoles().stream()
            .flatMap(role -> Stream.of(role.getId(), role.getName()))
            .toList());
  }
}
