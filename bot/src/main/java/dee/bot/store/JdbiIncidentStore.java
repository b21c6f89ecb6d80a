package dee.bot.store;

import com.zaxxer.hikari.HikariDataSource;
import dee.bot.incident.Actor;
import dee.bot.incident.Happening;
import dee.bot.incident.Happening.Declared;
import dee.bot.incident.Incident;
import dee.bot.incident.IncidentId;
import dee.bot.incident.IncidentStore;
import dee.bot.incident.TimelineEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementContext;

/** Timelines in a database; each method is one transaction. */
final class JdbiIncidentStore implements IncidentStore, AutoCloseable {

  private static final String SELECT =
      "select incident, sequence, happened_at, actor_kind, actor, kind, version, body from timeline_entry ";

  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final EntryCodec codec = new EntryCodec();

  JdbiIncidentStore(HikariDataSource pool) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
  }

  TimelineEntry declare(Declared declared, Actor by, Instant at) {
    return inTransaction(handle -> {
      int number =
          handle
              .select("select coalesce(max(number), 0) + 1 from incident")
              .mapTo(Integer.class)
              .one();
      handle.execute(
          "insert into incident (number, declared_at) values (?, ?)",
          number,
          EntryCodec.instant(at));
      return insert(handle, new TimelineEntry(new IncidentId(number), 1, at, by, declared));
    });
  }

  TimelineEntry append(IncidentId incident, Happening what, Actor by, Instant at) {
    return inTransaction(handle -> {
      int last =
          handle
              .select(
                  "select coalesce(max(sequence), 0) from timeline_entry where incident = ?",
                  incident.number())
              .mapTo(Integer.class)
              .one();
      if (last == 0) {
        throw new UnknownIncident(incident);
      }
      return insert(handle, new TimelineEntry(incident, last + 1, at, by, what));
    });
  }

  private TimelineEntry insert(Handle handle, TimelineEntry entry) {
    handle.execute(
        "insert into timeline_entry (incident, sequence, happened_at, actor_kind, actor, kind, version, body)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?)",
        entry.incident().number(),
        entry.sequence(),
        EntryCodec.instant(entry.at()),
        EntryCodec.actorKind(entry.by()),
        entry.by().name(),
        EntryCodec.kind(entry.what()),
        EntryCodec.VERSION,
        codec.body(entry.what()));
    return entry;
  }

  @Override
  public List<TimelineEntry> timeline(IncidentId incident) {
    return inTransaction(handle ->
        handle
            .select(SELECT + "where incident = ? order by sequence", incident.number())
            .map(this::entry)
            .list());
  }

  @Override
  public List<Incident> incidents() {
    // Evidence and judgements are the bulk of a timeline and change nothing of what an incident is.
    List<TimelineEntry> entries =
        inTransaction(handle ->
            handle
                .select(
                    SELECT
                        + "where kind not in ('evidence-kept', 'instance-judged') order by incident, sequence")
                .map(this::entry)
                .list());
    Map<IncidentId, List<TimelineEntry>> timelines = new LinkedHashMap<>();
    entries.forEach(e -> timelines.computeIfAbsent(e.incident(), _ -> new ArrayList<>()).add(e));
    return timelines.values().stream()
        .map(Incident::of)
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(Incident::id).reversed())
        .toList();
  }

  private TimelineEntry entry(ResultSet row, StatementContext context) throws SQLException {
    return new TimelineEntry(
        new IncidentId(row.getInt("incident")),
        row.getInt("sequence"),
        Instant.parse(row.getString("happened_at")),
        EntryCodec.actor(row.getString("actor_kind"), row.getString("actor")),
        codec.happening(row.getString("kind"), row.getInt("version"), row.getString("body")));
  }

  private <R> R inTransaction(Work<R> work) {
    try {
      return jdbi.inTransaction(work::with);
    } catch (JdbiException e) {
      throw new StoreException(
          "the database does not take or give entries: "
              + SqliteDatabase.innermost(e)
              + "; check the space and the rights of the data directory",
          e);
    }
  }

  private interface Work<R> {
    R with(Handle handle);
  }

  @Override
  public void close() {
    pool.close();
  }
}
