package dee.bot.discord.ask;

import dee.bot.command.Caller;
import dee.bot.incident.Actor;
import dee.bot.room.AccountNames;
import dee.bot.target.Right;
import java.util.Optional;
import java.util.Set;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.interactions.Interaction;

/** Who the people of the guild are to Dee, and what they may do. */
public record Staff(Rights rights, AccountNames names) {

  /** What whoever did this may do; nothing for those who are no member of a guild. */
  Set<Right> rights(Interaction event) {
    return Optional.ofNullable(event.getMember()).map(rights::of).orElse(Set.of());
  }

  Caller caller(Interaction event) {
    return new Caller(Actor.person(name(event.getUser())), rights(event));
  }

  /** What timelines call an account. */
  String name(User user) {
    return names.name(user.getId(), user.getName());
  }
}
