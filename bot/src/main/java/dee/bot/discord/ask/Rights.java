package dee.bot.discord.ask;

import dee.bot.target.Right;
import java.util.Set;
import net.dv8tion.jda.api.entities.Member;

/** The port to what members of the guild may do. */
@FunctionalInterface
public interface Rights {

  /**
   * What a member may do at this moment.
   *
   * @param member as an event brought it, never from a cache
   */
  Set<Right> of(Member member);
}
