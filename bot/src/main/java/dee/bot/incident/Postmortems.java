package dee.bot.incident;

import java.nio.file.Path;

/** The port to whoever writes post-mortems. */
public interface Postmortems {

  /**
   * Writes the post-mortem of an incident from what its timeline holds now, over an earlier one.
   *
   * @return where it is
   * @throws IncidentStore.UnknownIncident when there is no such incident
   */
  Path write(IncidentId incident);
}
