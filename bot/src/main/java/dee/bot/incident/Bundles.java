package dee.bot.incident;

import java.nio.file.Path;

/** The port to whoever packs an incident into one file, to be kept or sent elsewhere. */
public interface Bundles {

  /**
   * Writes the post-mortem anew and packs it with all evidence, over an earlier bundle.
   *
   * @return where it is
   * @throws IncidentStore.UnknownIncident when there is no such incident
   */
  Path write(IncidentId incident);
}
