package dee.bot.lab.service;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Answers from the database, through a HikariCP pool. */
final class OrderPool implements Handler {

  private final HikariDataSource source;
  private final String query;
  private final PoolMetrics metrics = new PoolMetrics();
  private final ServiceLog log;

  OrderPool(String url, PoolOptions options, ServiceLog log) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("orders");
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(options.size());
    config.setMinimumIdle(options.size());
    config.setConnectionTimeout(options.patience().toMillis());
    config.setMetricsTrackerFactory(metrics);
    this.source = new HikariDataSource(config);
    this.query = options.query();
    this.log = log;
  }

  /** The pool's statistics as a Prometheus page. */
  String metrics() {
    return metrics.page();
  }

  @Override
  public Reply answer(Request request) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(query);
      return Reply.ok("17 orders\n");
    } catch (SQLException e) {
      log.error("Servlet.service() for servlet [orders] threw exception", e);
      return new Reply(503, "no orders: " + e.getMessage() + "\n");
    }
  }
}
