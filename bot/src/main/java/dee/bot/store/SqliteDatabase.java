package dee.bot.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dee.bot.store.Trouble.Where;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Opens a SQLite file so that what was committed survives a power cut. */
final class SqliteDatabase {

  private SqliteDatabase() {}

  static Database open(Path file) {
    Where where = new Where.File(file.toString());
    HikariDataSource pool = pool(file, where);
    try {
      check(pool, where);
      Migrations.apply(pool, where);
      return new Database(pool, where);
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  private static HikariDataSource pool(Path file, Where where) {
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
      throw Trouble.of(where, e);
    }
  }

  /** Damage is better found now than in the middle of an incident. */
  private static void check(HikariDataSource pool, Where where) {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("pragma quick_check(1)")) {
      if (!result.next() || !"ok".equals(result.getString(1))) {
        throw new SQLiteException(result.getString(1), SQLiteErrorCode.SQLITE_CORRUPT);
      }
    } catch (SQLException e) {
      throw Trouble.of(where, e);
    }
  }
}
