package dee.bot.target;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Who may do what.
 *
 * @param others the rights of everyone who is not named
 * @param named the rights of single people, by the name that the chat knows; instead of the others'
 */
public record People(Set<Right> others, Map<String, Set<Right>> named) {

  /** Everyone may do everything but administer: a team that has written nothing down trusts. */
  public static final People TRUSTED =
      new People(EnumSet.of(Right.READ, Right.PROBE, Right.DECLARE, Right.APPROVE), Map.of());

  public People {
    others = whole(others);
    Map<String, Set<Right>> each = new LinkedHashMap<>();
    named.forEach((name, rights) -> each.put(name, whole(rights)));
    named = Map.copyOf(each);
  }

  private static Set<Right> whole(Set<Right> rights) {
    return rights.contains(Right.ADMIN) ? Set.of(Right.values()) : Set.copyOf(rights);
  }

  /** What someone of that name may do. */
  public Set<Right> rightsOf(String name) {
    return named.getOrDefault(name, others);
  }
}
