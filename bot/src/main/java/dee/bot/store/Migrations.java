package dee.bot.store;

import dee.bot.store.Trouble.Where;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/** Brings a database's tables up to date; the same steps on every database. */
final class Migrations {

  private Migrations() {}

  /**
   * @throws StoreException when a newer Dee wrote it, or it cannot be used
   */
  static void apply(DataSource source, Where where) {
    Flyway flyway =
        Flyway.configure(Migrations.class.getClassLoader())
            .dataSource(source)
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
                + where.name()
                + " was written by a newer Dee (its tables have version "
                + newest
                + "); use that one, or another data directory");
      }
      flyway.migrate();
    } catch (FlywayException e) {
      throw Trouble.of(where, e);
    }
  }
}
