package dee.bot.incident;

import java.util.List;
import java.util.Optional;

/** The port to where timelines are read from. Safe for use by many threads. */
public interface IncidentStore {

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
