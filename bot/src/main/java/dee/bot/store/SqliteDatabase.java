package dee.bot.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Opens a SQLite file so that what was committed survives a power cut, and brings its tables up to
 * date.
 */
final class SqliteDatabase {

  private SqliteDatabase() {}

  static JdbiIncidentStore open(Path file) {
    HikariDataSource pool = pool(file);
    try {
      migrate(pool, file);
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
    return new JdbiIncidentStore(pool);
  }

  private static HikariDataSource pool(Path file) {
    SQLiteConfig sqlite = new SQLiteConfig();
    sqlite.setJournalMode(SQLiteConfig.JournalMode.WAL);
    sqlite.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    sqlite.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    sqlite.enforceForeignKeys(true);
    sqlite.setBusyTimeout(5000);
    SQLiteDataSource source = new SQLiteDataSource(sqlite);
    source.setUrl("jdbc:sqlite:" + file);
    HikariConfig config = new HikariConfig();
    config.setDataSource(source);
    config.setPoolName("dee.db");
    // SQLite has one writer at a time; with one connection, writers queue here and fairly.
    config.setMaximumPoolSize(1);
    try {
      return new HikariDataSource(config);
    } catch (RuntimeException e) {
      throw new StoreException("the database " + file + " cannot be opened: " + innermost(e), e);
    }
  }

  private static void migrate(HikariDataSource pool, Path file) {
    Flyway flyway =
        Flyway.configure(SqliteDatabase.class.getClassLoader())
            .dataSource(pool)
            .locations("classpath:db/migration")
            .load();
    try {
      String newest =
          Arrays.stream(flyway.info().all())
              .filter(m -> m.getState().isApplied() && !m.getState().isResolved())
              .map(MigrationInfo::getVersion)
              .map(String::valueOf)
              .findFirst()
              .orElse("");
      if (!newest.isEmpty()) {
        throw new StoreException(
            "the database "
                + file
                + " was written by a newer Dee (its tables have version "
                + newest
                + "); use that one, or another data directory");
      }
      flyway.migrate();
    } catch (FlywayException e) {
      throw new StoreException("the database " + file + " cannot be used: " + innermost(e), e);
    }
  }

  static String innermost(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }
}
