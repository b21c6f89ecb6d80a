package dee.bot.lab.service;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers from the database, through a HikariCP pool. */
final class OrderPool implements Handler {

  private final HikariDataSource source;
  private final String query;
  private final PoolMetrics metrics = new PoolMetrics();
  private final ServiceLog log;
  private final int forgetsOneIn;
  private final AtomicInteger orders = new AtomicInteger();
  private final Queue<Connection> forgotten = new ConcurrentLinkedQueue<>();

  /**
   * A pool.
   *
   * @param forgetsOneIn after how many orders it forgets to return a connection; 0: never
   */
  OrderPool(String url, PoolOptions options, int forgetsOneIn, ServiceLog log) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("orders");
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(options.size());
    config.setMinimumIdle(options.size());
    config.setConnectionTimeout(options.patience().toMillis());
    config.setMetricsTrackerFactory(metrics);
    this.source = new HikariDataSource(config);
    this.query = options.query();
    this.forgetsOneIn = forgetsOneIn;
    this.log = log;
  }

  /** The pool's statistics as a Prometheus page. */
  String metrics() {
    return metrics.page();
  }

  @Override
  public Reply answer(Request request) {
    try {
      Connection connection = source.getConnection();
      boolean forget = forgetsOneIn > 0 && orders.incrementAndGet() % forgetsOneIn == 0;
      try (Statement statement = connection.createStatement()) {
        statement.execute(query);
      } finally {
        if (forget) {
          forgotten.add(connection);
        } else {
          connection.close();
        }
      }
      return Reply.ok("17 orders\n");
    } catch (SQLException e) {
      log.error("Servlet.service() for servlet [orders] threw exception", e);
      return new Reply(503, "no orders: " + e.getMessage() + "\n");
    }
  }
}
