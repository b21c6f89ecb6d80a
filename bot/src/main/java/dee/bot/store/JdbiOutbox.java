package dee.bot.store;

import dee.bot.room.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What waits to be said, in a database. */
final class JdbiOutbox implements Outbox {

  /** No one puts a letter off for longer; a later time was set before the clock was put back. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

  private static final int LONGEST_TROUBLE = 1000;

  private final Database database;
  private final Letters letters = new Letters();

  JdbiOutbox(Database database) {
    this.database = database;
  }

  @Override
  public List<Letter> next(int atMost, Instant now) {
    // Those behind one that may not be tried yet wait for it: the order stays.
    return database.inTransaction(handle -> letters.waiting(handle, atMost)).stream()
        .takeWhile(w ->
            w.again()
                .filter(again -> again.isAfter(now) && again.isBefore(now.plus(LONGEST_WAIT)))
                .isEmpty())
        .map(Letters.Waiting::letter)
        .toList();
  }

  @Override
  public void delivered(Letter letter, Instant at) {
    database.inTransaction(handle ->
        handle.execute(
            "update letter set delivered_at = ?, trouble = null where id = ?",
            Instants.text(at),
            letter.id()));
  }

  @Override
  public void failed(Letter letter, String why, Instant again) {
    String shortened = why.length() > LONGEST_TROUBLE ? why.substring(0, LONGEST_TROUBLE) : why;
    database.inTransaction(handle ->
        handle.execute(
            "update letter set attempts = attempts + 1, trouble = ?, again_at = ? where id = ?",
            EntryCodec.storable(shortened),
            Instants.text(again),
            letter.id()));
  }

  @Override
  public long waiting() {
    return database.inTransaction(handle ->
        handle
            .select("select count(*) from letter where delivered_at is null")
            .mapTo(Long.class)
            .one());
  }
}
