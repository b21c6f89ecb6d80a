package dee.bot.room;

import dee.bot.incident.Actor;
import dee.bot.incident.Happening.Declared;
import dee.bot.incident.IncidentId;
import dee.bot.incident.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The port to where timelines, what is to be said and what is to be done are written, each deed as
 * one. What a method returned from is durable: it survives a power cut. Safe for use by many
 * threads and by several Dees.
 *
 * <p>A decision is made while nobody else can write to what it was shown. It must be quick and must
 * not use the store; it may be made again when the database asks for that.
 */
public interface Chronicle {

  /**
   * Opens an incident under the next free number; its first entry is the declaration, the deed
   * follows.
   */
  IncidentId declare(Declared declared, Actor by, Instant at, Function<IncidentId, Deed> then);

  /**
   * Adds to an incident what is decided on its timeline.
   *
   * @return the entries that were added; empty when it was decided to write none
   * @throws dee.bot.incident.IncidentStore.UnknownIncident when there is no such incident
   */
  List<TimelineEntry> write(
      IncidentId incident, Actor by, Instant at, Function<List<TimelineEntry>, Deed> decision);

  /**
   * Decides whether something opens an incident, belongs to one, or to none; nobody declares one
   * meanwhile.
   *
   * @param decision is shown the timelines of the service's open incidents, the newest first
   * @return the incident that was opened or added to
   */
  Optional<IncidentId> admit(
      String service,
      Actor by,
      Instant at,
      Function<List<List<TimelineEntry>>, Admission> decision);

  /** What becomes of something that may concern an incident. */
  sealed interface Admission {

    /** It opens one. */
    record Opens(Declared declared, Function<IncidentId, Deed> then) implements Admission {}

    /** It is added to one. */
    record Joins(IncidentId incident, Deed deed) implements Admission {}

    /** Nothing is written. */
    record Passes() implements Admission {}
  }
}
