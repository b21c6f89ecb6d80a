package dee.bot.store;

import dee.bot.incident.IncidentId;
import dee.bot.room.Outbox.Letter;
import dee.bot.room.Post;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The rows of the outbox, within a transaction. */
final class Letters {

  private final PostCodec codec = new PostCodec();

  /** A letter that waits, and when it may be tried again. */
  record Waiting(Letter letter, Optional<Instant> again) {}

  void add(Handle handle, IncidentId incident, List<Post> posts, Instant at) {
    if (posts.isEmpty()) {
      return;
    }
    long id = Counter.LETTER.next(handle, posts.size()) - posts.size();
    for (Post post : posts) {
      handle.execute(
          "insert into letter (id, incident, written_at, kind, version, body)"
              + " values (?, ?, ?, ?, ?, ?)",
          ++id,
          incident.number(),
          Instants.text(at),
          PostCodec.kind(post),
          PostCodec.VERSION,
          codec.body(post));
    }
  }

  List<Waiting> waiting(Handle handle, int atMost) {
    return handle
        .select(
            "select id, incident, written_at, kind, version, body, attempts, again_at from letter"
                + " where delivered_at is null order by id limit ?",
            atMost)
        .map(this::waiting)
        .list();
  }

  private Waiting waiting(ResultSet row, StatementContext context) throws SQLException {
    Letter letter =
        new Letter(
            row.getLong("id"),
            new IncidentId(row.getInt("incident")),
            codec.post(row.getString("kind"), row.getInt("version"), row.getString("body")),
            Instants.of(row.getString("written_at")),
            row.getInt("attempts"));
    return new Waiting(letter, Optional.ofNullable(row.getString("again_at")).map(Instants::of));
  }
}
