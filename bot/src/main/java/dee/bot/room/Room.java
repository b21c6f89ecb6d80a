package dee.bot.room;

/**
 * The port to where people read what Dee says. Safe for use by many threads; what one thread says
 * appears in its order.
 */
@FunctionalInterface
public interface Room {

  /** Says it. A {@link Post.Progress} takes the place of the one with the same key before it. */
  void say(Post post);
}
