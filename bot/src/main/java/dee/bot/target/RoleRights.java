package dee.bot.target;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What members may do by the roles they have.
 *
 * @param everyone the rights of every member
 * @param byRole the rights that a role adds, by its name or id
 */
public record RoleRights(Set<Right> everyone, Map<String, Set<Right>> byRole) {

  public RoleRights {
    everyone = Set.copyOf(everyone);
    Map<String, Set<Right>> each = new LinkedHashMap<>();
    byRole.forEach((role, rights) -> each.put(role, Set.copyOf(rights)));
    byRole = Map.copyOf(each);
  }

  /**
   * The rights of a member.
   *
   * @param roles the names and the ids of all the member's roles
   */
  public Set<Right> of(Collection<String> roles) {
    Set<Right> rights = EnumSet.noneOf(Right.class);
    rights.addAll(everyone);
    roles.forEach(role -> rights.addAll(byRole.getOrDefault(role, Set.of())));
    return rights.contains(Right.ADMIN) ? Set.of(Right.values()) : Set.copyOf(rights);
  }
}
