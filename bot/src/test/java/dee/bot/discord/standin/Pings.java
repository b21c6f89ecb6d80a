package dee.bot.discord.standin;

import java.util.Set;

/**
 * Whom a message made a sound for: not what it says, but what its {@code allowed_mentions} let
 * through.
 */
public record Pings(Set<Person> people, Set<Role> roles, boolean everyone) {

  public static final Pings NONE = new Pings(Set.of(), Set.of(), false);

  public Pings {
    people = Set.copyOf(people);
    roles = Set.copyOf(roles);
  }

  public boolean none() {
    return people.isEmpty() && roles.isEmpty() && !everyone;
  }
}
