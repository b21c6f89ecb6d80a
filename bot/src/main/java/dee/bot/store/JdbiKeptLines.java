package dee.bot.store;

import dee.bot.room.KeptLines;
import java.util.Optional;

/** What buttons mean, in a database. */
final class JdbiKeptLines implements KeptLines {

  private final Database database;

  JdbiKeptLines(Database database) {
    this.database = database;
  }

  @Override
  public void keep(String key, String line) {
    database.inTransaction(handle ->
        handle.execute(
            "insert into button (id, line) values (?, ?) on conflict do nothing",
            key,
            EntryCodec.storable(line)));
  }

  @Override
  public Optional<String> line(String key) {
    return database.inTransaction(handle ->
        handle.select("select line from button where id = ?", key).mapTo(String.class).findOne());
  }
}
