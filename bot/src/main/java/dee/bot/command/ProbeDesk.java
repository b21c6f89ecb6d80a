package dee.bot.command;

import dee.bot.room.Post;
import java.util.Optional;

/** The port to whoever takes a single probe. */
@FunctionalInterface
public interface ProbeDesk {

  /**
   * Takes a probe and waits for its answer; what goes wrong is in the post.
   *
   * @param service which of the target's services is meant; empty: the only one
   */
  Post probe(String probe, String target, Optional<String> service) throws InterruptedException;
}
