package dee.bot.store;

import dee.bot.incident.Actor;
import dee.bot.incident.Happening;
import dee.bot.incident.Happening.Declared;
import dee.bot.incident.Happening.StatusChanged;
import dee.bot.incident.Incident;
import dee.bot.incident.IncidentId;
import dee.bot.incident.IncidentStore.UnknownIncident;
import dee.bot.incident.Status;
import dee.bot.incident.TimelineEntry;
import dee.bot.room.Chronicle;
import dee.bot.room.Deed;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * Writes each deed in one transaction.
 *
 * <p>Rows are locked by updating them, which every database does, and always in this order: the
 * counter of incidents, incidents from the oldest, errands, the counter of letters.
 */
final class JdbiChronicle implements Chronicle {

  private final Database database;
  private final ErrandRows errands;
  private final Runnable written;
  private final Entries entries = new Entries();
  private final Letters letters = new Letters();

  /**
   * @param written is told after each deed that something may be there to be said or done
   */
  JdbiChronicle(Database database, ErrandRows errands, Runnable written) {
    this.database = database;
    this.errands = errands;
    this.written = written;
  }

  @Override
  public IncidentId declare(
      Declared declared, Actor by, Instant at, Function<IncidentId, Deed> then) {
    IncidentId id = database.inTransaction(handle -> open(handle, declared, by, at, then));
    written.run();
    return id;
  }

  @Override
  public List<TimelineEntry> write(
      IncidentId incident, Actor by, Instant at, Function<List<TimelineEntry>, Deed> decision) {
    List<TimelineEntry> added =
        database.inTransaction(handle -> {
          lock(handle, incident);
          Deed deed = decision.apply(entries.timelineIfAsked(handle, incident));
          return add(handle, incident, by, at, deed);
        });
    written.run();
    return added;
  }

  @Override
  public Optional<IncidentId> admit(
      String service,
      Actor by,
      Instant at,
      Function<List<List<TimelineEntry>>, Admission> decision) {
    Optional<IncidentId> admitted =
        database.inTransaction(handle -> {
          Counter.INCIDENT.lock(handle);
          List<List<TimelineEntry>> open = openTimelines(handle, service);
          return switch (decision.apply(open)) {
            case Admission.Opens(Declared declared, var then) ->
                Optional.of(open(handle, declared, by, at, then));
            case Admission.Joins(IncidentId incident, Deed deed) -> {
              lock(handle, incident);
              add(handle, incident, by, at, deed);
              yield Optional.of(incident);
            }
            case Admission.Passes _ -> Optional.empty();
          };
        });
    written.run();
    return admitted;
  }

  /** Nobody writes to those incidents until the transaction ends. */
  private List<List<TimelineEntry>> openTimelines(Handle handle, String service) {
    List<List<TimelineEntry>> open = new ArrayList<>();
    handle
        .select("select number from incident where service = ? and open order by number", service)
        .mapTo(Integer.class)
        .list()
        .stream()
        .map(IncidentId::new)
        .forEach(id -> {
          lock(handle, id);
          List<TimelineEntry> timeline = entries.timeline(handle, id);
          if (Incident.of(timeline).map(Incident::status).filter(Status::open).isPresent()) {
            open.addFirst(timeline);
          }
        });
    return List.copyOf(open);
  }

  private IncidentId open(
      Handle handle, Declared declared, Actor by, Instant at, Function<IncidentId, Deed> then)
      throws SQLException {
    IncidentId id = new IncidentId(Math.toIntExact(Counter.INCIDENT.next(handle)));
    handle.execute(
        "insert into incident (number, declared_at, service, open) values (?, ?, ?, ?)",
        id.number(),
        Instants.text(at),
        EntryCodec.storable(declared.service()),
        true);
    entries.insert(handle, new TimelineEntry(id, 1, at, by, declared));
    add(handle, id, by, at, then.apply(id));
    return id;
  }

  private static void lock(Handle handle, IncidentId incident) {
    if (handle.execute("update incident set open = open where number = ?", incident.number())
        == 0) {
      throw new UnknownIncident(incident);
    }
  }

  private List<TimelineEntry> add(
      Handle handle, IncidentId incident, Actor by, Instant at, Deed deed) throws SQLException {
    List<TimelineEntry> added = new ArrayList<>();
    if (!deed.entries().isEmpty()) {
      int last = entries.last(handle, incident);
      for (Happening what : deed.entries()) {
        TimelineEntry entry = new TimelineEntry(incident, ++last, at, by, what);
        entries.insert(handle, entry);
        added.add(entry);
      }
    }
    if (deed.entries().stream().anyMatch(StatusChanged.class::isInstance)) {
      boolean open =
          Incident.of(entries.timeline(handle, incident))
              .map(Incident::status)
              .filter(Status::open)
              .isPresent();
      handle.execute("update incident set open = ? where number = ?", open, incident.number());
    }
    for (Deed.Appointment appointment : deed.appointments()) {
      errands.set(handle.getConnection(), appointment.errand(), appointment.at());
    }
    letters.add(handle, incident, deed.posts(), at);
    return List.copyOf(added);
  }
}
