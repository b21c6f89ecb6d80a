package dee.bot.discord.ask;

import dee.bot.target.Right;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.Role;

/**
 * Rights by the guild's roles, as the configuration gives them. Whoever has several roles has the
 * rights of all of them.
 *
 * @param roles rights by a role's name or id
 * @param everyone what those without any of these roles may do, and all others too
 */
public record GuildRights(Map<String, Set<Right>> roles, Set<Right> everyone) implements Rights {

  public GuildRights {
    Map<String, Set<Right>> copy = new HashMap<>();
    roles.forEach((role, rights) -> copy.put(role, Set.copyOf(rights)));
    roles = Map.copyOf(copy);
    everyone = Set.copyOf(everyone);
  }

  @Override
  public Set<Right> of(Member member) {
    Set<Right> rights = EnumSet.noneOf(Right.class);
    rights.addAll(everyone);
    for (Role role : member.getRoles()) {
      rights.addAll(roles.getOrDefault(role.getId(), Set.of()));
      rights.addAll(roles.getOrDefault(role.getName(), Set.of()));
    }
    return rights.contains(Right.ADMIN) ? EnumSet.allOf(Right.class) : rights;
  }
}
