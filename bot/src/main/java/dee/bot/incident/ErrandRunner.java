package dee.bot.incident;

import java.time.Instant;
import java.util.Optional;

/** Does the errands of one kind. */
@FunctionalInterface
public interface ErrandRunner {

  /**
   * Does it. After a crash it is done again, on this node or another: it must find out from the
   * timeline how far it was.
   *
   * @return when to come again; empty when nothing is left to do
   * @throws InterruptedException when the program is ending; the errand stays due
   */
  Optional<Instant> run(Errand errand) throws InterruptedException;
}
