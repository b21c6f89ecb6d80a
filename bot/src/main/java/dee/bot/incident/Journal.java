package dee.bot.incident;

import dee.bot.incident.Happening.Declared;
import java.time.InstantSource;

/** Writes down what happens now: a store with a clock. Whoever says something writes here first. */
public record Journal(IncidentStore store, EvidenceArchive archive, InstantSource clock) {

  /** Opens an incident. */
  public TimelineEntry declare(Declared declared, Actor by) {
    return store.declare(declared, by, clock.instant());
  }

  /** Adds an entry; it is durable when this returns. */
  public TimelineEntry write(IncidentId incident, Happening what, Actor by) {
    return store.append(incident, what, by, clock.instant());
  }
}
