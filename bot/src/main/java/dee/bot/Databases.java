package dee.bot;

import dee.bot.store.DataDirectory;
import dee.bot.store.PostgresAccess;
import dee.bot.target.DatabaseAccess;
import dee.bot.target.Inventory;
import java.nio.file.Path;

/** Opens what Dee knows where the configuration says. */
final class Databases {

  private Databases() {}

  /**
   * @param folder where files are kept, and the database unless the configuration names another
   */
  static DataDirectory open(Inventory inventory, Path folder) {
    return inventory
        .database()
        .map(access -> DataDirectory.open(folder, postgres(access), access.node()))
        .orElseGet(() -> DataDirectory.open(folder));
  }

  private static PostgresAccess postgres(DatabaseAccess access) {
    return new PostgresAccess(access.url(), access.user(), access.password(System.getenv()));
  }
}
