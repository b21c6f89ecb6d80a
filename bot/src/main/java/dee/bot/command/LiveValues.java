package dee.bot.command;

import dee.bot.incident.Incident;
import java.util.List;

/**
 * The port to what exists now, for completion and for messages about what does not; answers from
 * memory.
 */
public interface LiveValues {

  List<String> services();

  List<String> targets();

  List<Named> playbooks();

  List<Named> probes();

  /** The newest first. */
  List<Incident> incidents();

  /** The plans of open incidents that are not done with, the newest first. */
  List<Named> plans();

  /** The evidence of open incidents, else of the newest, what has a file first. */
  List<Named> evidence();

  /** Something with a name, and what it is for. */
  record Named(String name, String about) {}
}
