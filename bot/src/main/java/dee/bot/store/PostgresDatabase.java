package dee.bot.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dee.bot.store.Trouble.Where;

/** Opens a PostgreSQL that several Dees may share. */
final class PostgresDatabase {

  private PostgresDatabase() {}

  static Database open(PostgresAccess access) {
    Where where = new Where.Server(access.url());
    HikariDataSource pool;
    try {
      pool = new HikariDataSource(config(access));
    } catch (RuntimeException e) {
      throw Trouble.of(where, e);
    }
    try {
      Migrations.apply(pool, where);
      return new Database(pool, where);
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  private static HikariConfig config(PostgresAccess access) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(access.url());
    config.setUsername(access.user());
    config.setPassword(access.password());
    config.setPoolName("dee");
    config.setMaximumPoolSize(8);
    config.setConnectionTimeout(10_000);
    // A server that vanished without a word must not hold up Dee for good. The URL may say others.
    config.addDataSourceProperty("connectTimeout", "5");
    config.addDataSourceProperty("socketTimeout", "30");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("ApplicationName", "dee");
    return config;
  }
}
