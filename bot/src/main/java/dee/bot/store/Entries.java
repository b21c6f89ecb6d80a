package dee.bot.store;

import dee.bot.incident.IncidentId;
import dee.bot.incident.TimelineEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.AbstractList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The rows of timelines, within a transaction. */
final class Entries {

  private static final String SELECT =
      "select incident, sequence, happened_at, actor_kind, actor, kind, version, body from timeline_entry ";

  private final EntryCodec codec = new EntryCodec();

  void insert(Handle handle, TimelineEntry entry) {
    handle.execute(
        "insert into timeline_entry (incident, sequence, happened_at, actor_kind, actor, kind, version, body)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?)",
        entry.incident().number(),
        entry.sequence(),
        Instants.text(entry.at()),
        EntryCodec.actorKind(entry.by()),
        EntryCodec.actorName(entry.by()),
        EntryCodec.kind(entry.what()),
        EntryCodec.version(entry.what()),
        codec.body(entry.what()));
  }

  int last(Handle handle, IncidentId incident) {
    return handle
        .select(
            "select coalesce(max(sequence), 0) from timeline_entry where incident = ?",
            incident.number())
        .mapTo(Integer.class)
        .one();
  }

  List<TimelineEntry> timeline(Handle handle, IncidentId incident) {
    return select(handle, "where incident = ? order by sequence", incident.number());
  }

  /** A timeline that is read when it is looked at: many decisions do not need it. */
  List<TimelineEntry> timelineIfAsked(Handle handle, IncidentId incident) {
    return new AbstractList<>() {
      private @Nullable List<TimelineEntry> read;

      private List<TimelineEntry> read() {
        List<TimelineEntry> known = read;
        if (known == null) {
          known = timeline(handle, incident);
          read = known;
        }
        return known;
      }

      @Override
      public TimelineEntry get(int index) {
        return read().get(index);
      }

      @Override
      public int size() {
        return read().size();
      }
    };
  }

  List<TimelineEntry> select(Handle handle, String condition, Object... values) {
    return handle.select(SELECT + condition, values).map(this::entry).list();
  }

  private TimelineEntry entry(ResultSet row, StatementContext context) throws SQLException {
    return new TimelineEntry(
        new IncidentId(row.getInt("incident")),
        row.getInt("sequence"),
        Instants.of(row.getString("happened_at")),
        EntryCodec.actor(row.getString("actor_kind"), row.getString("actor")),
        codec.happening(row.getString("kind"), row.getInt("version"), row.getString("body")));
  }
}
