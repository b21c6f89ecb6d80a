package dee.bot.store;

import dee.bot.incident.IncidentId;
import dee.bot.room.Places;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** Remembers a chat's messages in a database. */
final class JdbiPlaces implements Places {

  private final Database database;

  JdbiPlaces(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Place> find(IncidentId incident, String what) {
    return database.inTransaction(handle ->
        handle
            .select(
                "select channel, nonce, since, message, digest from chat_message"
                    + " where incident = ? and what = ?",
                incident.number(),
                what)
            .map(this::place)
            .findOne());
  }

  private Place place(ResultSet row, StatementContext context) throws SQLException {
    return new Place(
        row.getString("channel"),
        row.getString("nonce"),
        Instants.of(row.getString("since")),
        Optional.ofNullable(row.getString("message")),
        row.getString("digest"));
  }

  @Override
  public void put(IncidentId incident, String what, Place place) {
    database.inTransaction(handle ->
        handle.execute(
            "insert into chat_message (incident, what, channel, nonce, since, message, digest)"
                + " values (?, ?, ?, ?, ?, ?, ?)"
                + " on conflict (incident, what) do update set channel = excluded.channel,"
                + " nonce = excluded.nonce, since = excluded.since,"
                + " message = excluded.message, digest = excluded.digest",
            incident.number(),
            what,
            place.channel(),
            place.nonce(),
            Instants.text(place.since()),
            place.message().orElse(null),
            place.digest()));
  }

  @Override
  public void forget(IncidentId incident, String what) {
    database.inTransaction(handle ->
        handle.execute(
            "delete from chat_message where incident = ? and what = ?", incident.number(), what));
  }

  @Override
  public Optional<IncidentId> incidentOf(String message) {
    return database.inTransaction(handle ->
        handle
            .select(
                "select incident from chat_message where message = ? order by incident limit 1",
                message)
            .mapTo(Integer.class)
            .findOne()
            .map(IncidentId::new));
  }

  @Override
  public List<Unsettled> unsettled() {
    return database.inTransaction(handle ->
        handle
            .select(
                "select number,"
                    + " (select coalesce(max(sequence), 0) from timeline_entry e"
                    + "  where e.incident = number) as entries,"
                    + " (select count(*) from letter l"
                    + "  where l.incident = number and l.delivered_at is null) as waiting"
                    + " from incident join chat_message c on c.incident = number"
                    + " where c.what = 'card' and not settled order by number")
            .map((row, _) ->
                new Unsettled(
                    new IncidentId(row.getInt("number")),
                    row.getInt("entries"),
                    row.getInt("waiting")))
            .list());
  }

  @Override
  public void settle(IncidentId incident, boolean settled) {
    database.inTransaction(handle ->
        handle.execute(
            "update incident set settled = ? where number = ? and settled <> ?",
            settled,
            incident.number(),
            settled));
  }
}
