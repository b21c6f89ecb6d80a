package dee.bot.incident;

import java.time.Instant;
import java.util.Set;

/**
 * The port to what is to be done later. It outlives the process; each errand is done by one node at
 * a time, and by another one when that dies.
 */
public interface Agenda {

  /** Has it done at that time; the same errand again moves it. */
  void set(Errand errand, Instant at);

  /** Whether no errand of these kinds is due or being done, on any node. */
  boolean idle(Set<Errand.Kind> kinds);

  /** Forgets it, unless it is being done. */
  void drop(Errand errand);
}
