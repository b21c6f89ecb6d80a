package dee.bot.schedule;

import dee.bot.incident.Errand;
import dee.bot.store.ErrandRows;
import dee.bot.store.Instants;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import javax.sql.DataSource;

/**
 * What Dee does to db-scheduler's table itself, each in single statements that hold against
 * everything that others do at the same time. An errand that is set while it is being done gets a
 * {@code wished_at}, and is done again then.
 */
final class ErrandTable implements ErrandRows {

  private final DataSource source;

  ErrandTable(DataSource source) {
    this.source = source;
  }

  @Override
  public void set(Connection connection, Errand errand, Instant at) throws SQLException {
    String time = Instants.text(at);
    String task = ErrandName.task(errand);
    String instance = ErrandName.instance(errand);
    // It may be removed between the first and the second, when it is done just now.
    while (execute(connection, MOVE, time, time, time, task, instance) == 0
        && execute(connection, INSERT, task, instance, time) == 0) {
      Thread.onSpinWait();
    }
  }

  private static final String MOVE =
      """
      update scheduled_tasks set
        execution_time = case when picked then execution_time else ? end,
        wished_at = case
          when not picked then null
          when wished_at is null or wished_at > ? then ?
          else wished_at end,
        consecutive_failures = case when picked then consecutive_failures else 0 end,
        version = case when picked then version else version + 1 end
      where task_name = ? and task_instance = ?
      """;

  private static final String INSERT =
      """
      insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
      values (?, ?, ?, false, 1) on conflict do nothing
      """;

  /** The kinds of errands that are due or being done, on any node. */
  Set<Errand.Kind> due(Instant now) throws SQLException {
    Set<Errand.Kind> kinds = EnumSet.noneOf(Errand.Kind.class);
    try (Connection connection = source.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "select distinct task_name from scheduled_tasks where picked or execution_time <= ?")) {
      statement.setString(1, Instants.text(now));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          ErrandName.kind(rows.getString(1)).ifPresent(kinds::add);
        }
      }
    }
    return kinds;
  }

  private static final String BACKLOG =
      """
      select
        coalesce(sum(case when execution_time < ? then 1 else 0 end), 0),
        coalesce(sum(case when consecutive_failures >= 3 then 1 else 0 end), 0)
      from scheduled_tasks where not picked
      """;

  /**
   * Those that nobody began though they were due before then, and those that failed three times.
   */
  DbAgenda.Backlog backlog(Instant before) throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(BACKLOG)) {
      statement.setString(1, Instants.text(before));
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return new DbAgenda.Backlog(rows.getInt(1), rows.getInt(2));
      }
    }
  }

  void drop(Errand errand) throws SQLException {
    String task = ErrandName.task(errand);
    String instance = ErrandName.instance(errand);
    try (Connection connection = source.getConnection()) {
      execute(
          connection,
          "delete from scheduled_tasks where task_name = ? and task_instance = ? and not picked",
          task,
          instance);
      execute(
          connection,
          "update scheduled_tasks set wished_at = null where task_name = ? and task_instance = ?",
          task,
          instance);
    }
  }

  /** It was done; forgets it, unless it was set again meanwhile. */
  void done(Picked picked) throws SQLException {
    try (Connection connection = source.getConnection()) {
      if (picked.execute(connection, "delete from scheduled_tasks", "wished_at is null") == 0) {
        picked.execute(
            connection,
            FREE + "consecutive_failures = 0, execution_time = wished_at, wished_at = null",
            "wished_at is not null");
      }
    }
  }

  /** It was done, and is to be done again then, or earlier when it was set meanwhile. */
  void again(Picked picked, Instant at) throws SQLException {
    String time = Instants.text(at);
    try (Connection connection = source.getConnection()) {
      picked.execute(
          connection,
          FREE
              + "consecutive_failures = 0, wished_at = null, execution_time ="
              + " case when wished_at is not null and wished_at < ? then wished_at else ? end",
          "1 = 1",
          time,
          time);
    }
  }

  /** It was not done; it is still due. */
  void putBack(Picked picked) throws SQLException {
    try (Connection connection = source.getConnection()) {
      picked.execute(connection, FREE + "wished_at = wished_at", "1 = 1");
    }
  }

  private static final String FREE =
      "update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null,"
          + " version = version + 1, ";

  /** What a Dee of that name was doing when it ended without a word is due again. */
  int revive(String node) throws SQLException {
    try (Connection connection = source.getConnection()) {
      return execute(
          connection, FREE + "wished_at = wished_at where picked and picked_by = ?", node);
    }
  }

  /**
   * After the clock was put back: signs of life from the future would keep the dead alive, and
   * retries would be far away. Neither is ever written so far ahead.
   */
  void forgetTheFuture(Instant now) throws SQLException {
    try (Connection connection = source.getConnection()) {
      execute(
          connection,
          "update scheduled_tasks set last_heartbeat = ? where picked and last_heartbeat > ?",
          Instants.text(now),
          Instants.text(now.plus(Duration.ofMinutes(1))));
      execute(
          connection,
          "update scheduled_tasks set execution_time = ?, version = version + 1"
              + " where not picked and consecutive_failures > 0 and execution_time > ?",
          Instants.text(now),
          Instants.text(now.plus(Duration.ofMinutes(10))));
    }
  }

  /** A row as this Dee picked it; when another one has it since, nothing is changed. */
  record Picked(String task, String instance, long version) {

    private int execute(Connection connection, String change, String condition, String... values)
        throws SQLException {
      try (PreparedStatement statement =
          connection.prepareStatement(
              change
                  + " where "
                  + condition
                  + " and task_name = ? and task_instance = ? and version = ?")) {
        int index = 1;
        for (String value : values) {
          statement.setString(index++, value);
        }
        statement.setString(index++, task);
        statement.setString(index++, instance);
        statement.setLong(index, version);
        return statement.executeUpdate();
      }
    }
  }

  private static int execute(Connection connection, String sql, String... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }
}
