package dee.bot.store;

import dee.bot.incident.EvidenceArchive;
import dee.bot.incident.IncidentStore;
import dee.bot.room.AccountNames;
import dee.bot.room.Chronicle;
import dee.bot.room.KeptLines;
import dee.bot.room.Outbox;
import dee.bot.room.Places;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Where Dee keeps what it knows: a database, and files below a directory ({@code evidence/}, {@code
 * postmortems/}). With SQLite the database is in the directory, and one Dee at a time uses both;
 * with PostgreSQL several may, each under the name of its node. Closing it lets another Dee in.
 */
public final class DataDirectory implements AutoCloseable {

  private final Path path;
  private final String node;
  private final FileChannel lock;
  private final Database database;
  private final boolean shared;
  private final FileEvidenceArchive evidence;

  private DataDirectory(
      Path path, String node, FileChannel lock, Database database, boolean shared) {
    this.path = path;
    this.node = node;
    this.lock = lock;
    this.database = database;
    this.shared = shared;
    this.evidence = new FileEvidenceArchive(path.resolve("evidence"), database);
  }

  /**
   * Opens the directory with a SQLite database in it, making it where it does not exist.
   *
   * @throws StoreException when it cannot be written, is in use by another Dee, or was written by a
   *     newer one
   */
  public static DataDirectory open(Path path) {
    return open(path, "dee", "dee.lock", () -> SqliteDatabase.open(path.resolve("dee.db")), false);
  }

  /**
   * Opens the directory with a PostgreSQL beside it. All Dees that share the database must see the
   * same directory.
   *
   * @param node what tells this Dee from the others
   * @throws StoreException as for SQLite; and when the database does not let Dee in, or has been
   *     used with another directory
   */
  public static DataDirectory open(Path path, PostgresAccess access, String node) {
    DataDirectory opened =
        open(path, node, "dee-" + node + ".lock", () -> PostgresDatabase.open(access), true);
    try {
      DirectoryName.check(opened.database, path);
      return opened;
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private static DataDirectory open(
      Path path, String node, String lockName, Supplier<Database> opening, boolean shared) {
    try {
      create(path);
    } catch (IOException e) {
      throw notWritable(path, e);
    }
    FileChannel lock = lock(path, lockName);
    try {
      Database database = opening.get();
      Backfill.incidents(database);
      return new DataDirectory(path, node, lock, database, shared);
    } catch (RuntimeException e) {
      release(lock);
      throw e;
    }
  }

  /** What is kept there is for its owner alone: outputs of machines may hold what nobody saw. */
  private static void create(Path path) throws IOException {
    if (Files.exists(path)) {
      Files.createDirectories(path);
      return;
    }
    Path parent = path.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.createDirectory(
        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  private static FileChannel lock(Path path, String name) {
    FileChannel channel;
    try {
      channel =
          FileChannel.open(path.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw notWritable(path, e);
    }
    // The lock goes with the process, also when it is killed: a file that merely exists would not.
    if (tryLock(channel) == null) {
      release(channel);
      throw new StoreException(
          "the data directory "
              + path
              + " is in use by another Dee ("
              + name
              + "); stop it, or give this one its own directory, or its own node name where they"
              + " share a PostgreSQL");
    }
    return channel;
  }

  private static @Nullable FileLock tryLock(FileChannel channel) {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException | IOException _) {
      return null;
    }
  }

  private static StoreException notWritable(Path path, IOException e) {
    return new StoreException(
        "the data directory "
            + path
            + " cannot be written ("
            + e
            + "); check its owner and rights, or configure another",
        e);
  }

  private static void release(FileChannel lock) {
    try {
      lock.close();
    } catch (IOException _) {
      // The process's end closes it.
    }
  }

  public IncidentStore incidents() {
    return new JdbiIncidentStore(database);
  }

  /**
   * Where incidents are written.
   *
   * @param errands where what is to be done is set
   * @param written is told after each deed that something may be there to be said or done
   */
  public Chronicle chronicle(ErrandRows errands, Runnable written) {
    return new JdbiChronicle(database, errands, written);
  }

  /** What waits to be said. */
  public Outbox outbox() {
    return new JdbiOutbox(database);
  }

  /** What timelines call the people of a chat. */
  public AccountNames accountNames() {
    return new JdbiAccountNames(database);
  }

  /** What long buttons mean. */
  public KeptLines keptLines() {
    return new JdbiKeptLines(database);
  }

  /** Where a chat's messages are remembered. */
  public Places places() {
    return new JdbiPlaces(database);
  }

  /** The right to speak in the chat, which one of the Dees that share a database has. */
  public Lease chatLease(InstantSource clock) {
    return shared ? new JdbiLease(database, "chat", node, clock) : Lease.alone();
  }

  /** What removes what is older than that, except of incidents that are open. */
  public Retention retention(Duration keep, InstantSource clock) {
    return new Retention(database, evidence, keep, clock);
  }

  /** The database, for those who have rows of their own there. */
  public DataSource database() {
    return database.source();
  }

  /** What tells this Dee from others that share the database. */
  public String node() {
    return node;
  }

  public EvidenceArchive evidence() {
    return evidence;
  }

  /** Where post-mortems are written. */
  public Path postmortems() {
    return path.resolve("postmortems");
  }

  /** Where the console keeps what was typed. */
  public Path history() {
    return path.resolve("history");
  }

  @Override
  public void close() {
    database.close();
    release(lock);
  }
}
