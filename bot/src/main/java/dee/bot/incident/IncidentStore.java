package dee.bot.incident;

import dee.bot.incident.Happening.Declared;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The port to where timelines live. What a method returned from is durable: it survives a power
 * cut. Safe for use by many threads.
 */
public interface IncidentStore {

  /** Opens an incident under the next free number; its first entry is the declaration. */
  TimelineEntry declare(Declared declared, Actor by, Instant at);

  /**
   * Adds an entry at the end of an incident's timeline.
   *
   * @throws UnknownIncident when there is no such incident
   */
  TimelineEntry append(IncidentId incident, Happening what, Actor by, Instant at);

  /** All entries of an incident, in order; empty when there is no such incident. */
  List<TimelineEntry> timeline(IncidentId incident);

  /** Every incident as it stands now, the newest first. */
  List<Incident> incidents();

  /** One incident as it stands now. */
  default Optional<Incident> incident(IncidentId id) {
    return Incident.of(timeline(id));
  }

  /** Thrown for an incident that was never declared. */
  final class UnknownIncident extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownIncident(IncidentId id) {
      super("there is no incident " + id);
    }
  }
}
