package dee.bot.discord.ask;

import dee.bot.target.Right;
import dee.bot.target.RoleRights;
import java.util.Set;
import java.util.stream.Stream;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.Role;

/**
 * Rights by the guild's roles, as the configuration gives them. A role that is named like an id is
 * known by its own id only.
 */
public record GuildRights(RoleRights rights) implements Rights {

  @Override
  public Set<Right> of(Member member) {
    return rights.of(
        member.getRoles().stream()
            .flatMap(
                role -> Stream.of(role.getId(), role.getName()).filter(known -> fits(role, known)))
            .toList());
  }

  private static boolean fits(Role role, String known) {
    return known.equals(role.getId()) || !known.chars().allMatch(Character::isDigit);
  }
}
