package dee.bot.store;

import dee.bot.incident.Errand;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** The port to the agenda's rows, so that an errand is set in the transaction of a deed. */
@FunctionalInterface
public interface ErrandRows {

  /** Has it done at that time, if the connection's transaction is committed. */
  void set(Connection connection, Errand errand, Instant at) throws SQLException;
}
