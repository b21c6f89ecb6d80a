package dee.bot.mitigation;

import dee.bot.incident.Actor;

/** The port to who may agree to a change. */
@FunctionalInterface
public interface Approvers {

  boolean mayApprove(Actor by);
}
