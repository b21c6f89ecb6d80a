package dee.bot.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Makes sure that all Dees of a database keep their files in the same directory: it gets a name of
 * its own, which the database knows too.
 */
final class DirectoryName {

  private static final String FILE = "directory.name";

  private DirectoryName() {}

  static void check(Database database, Path directory) {
    database.inTransaction(handle -> {
      // One Dee at a time: two that begin with an empty database must agree.
      Counter.INCIDENT.lock(handle);
      String name = nameOf(directory);
      handle.execute(
          "insert into data_directory (only_one, name) values (1, ?) on conflict do nothing", name);
      String known = known(handle);
      if (!known.equals(name)) {
        throw new StoreException(
            "the data directory "
                + directory
                + " is not the one that this database was used with before; Dees that share a"
                + " database must share the directory too: mount that one here, or configure it"
                + " as `data`");
      }
      return name;
    });
  }

  private static String known(Handle handle) {
    return handle.select("select name from data_directory").mapTo(String.class).one();
  }

  private static String nameOf(Path directory) {
    Path file = directory.resolve(FILE);
    try {
      if (!Files.exists(file)) {
        Path written = Files.createTempFile(directory, FILE, "");
        Files.writeString(written, UUID.randomUUID() + "\n");
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new StoreException(
          "the data directory " + directory + " cannot be read or written (" + e + ")", e);
    }
  }
}
