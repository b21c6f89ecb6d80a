package dee.bot.command;

import dee.bot.incident.Actor;
import dee.bot.target.People;
import dee.bot.target.Right;
import java.util.Set;

/** Who gives a command, and what they may do at this moment. */
public record Caller(Actor by, Set<Right> rights) {

  public Caller {
    rights = Set.copyOf(rights);
  }

  /** Someone of that name, with the rights that the configuration gives them. */
  public static Caller of(String name, People people) {
    return new Caller(Actor.person(name), people.rightsOf(name));
  }

  public boolean may(Right right) {
    return rights.contains(right);
  }
}
