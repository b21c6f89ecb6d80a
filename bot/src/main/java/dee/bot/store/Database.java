package dee.bot.store;

import com.zaxxer.hikari.HikariDataSource;
import dee.bot.store.Trouble.Where;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * A database whose tables are up to date, as work in transactions. What its own exceptions mean to
 * the people who run Dee is said by {@link Trouble}.
 */
final class Database implements AutoCloseable {

  /** A transaction that lost a race is run again this often. */
  private static final int TRIES = 8;

  private final HikariDataSource pool;
  private final Where where;
  private final Jdbi jdbi;

  Database(HikariDataSource pool, Where where) {
    this.pool = pool;
    this.where = where;
    this.jdbi = Jdbi.create(pool);
  }

  /** Something to do in one transaction; it may be done again, so it must not leave traces. */
  @FunctionalInterface
  interface Work<R> {
    R with(Handle handle) throws SQLException;
  }

  <R> R inTransaction(Work<R> work) {
    for (int left = TRIES; ; left--) {
      try {
        return jdbi.inTransaction(work::with);
      } catch (JdbiException | SQLException e) {
        if (left > 1 && Trouble.lostRace(e)) {
          continue;
        }
        throw Trouble.of(where, e);
      }
    }
  }

  DataSource source() {
    return pool;
  }

  @Override
  public void close() {
    pool.close();
  }
}
