package dee.bot.store;

import dee.bot.incident.EvidenceArchive;
import dee.bot.incident.IncidentStore;
import dee.bot.room.Chronicle;
import dee.bot.room.Post;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Dee's data on disk, used by one Dee at a time: {@code dee.db}, {@code evidence/}, {@code
 * postmortems/}. Closing it lets another Dee in.
 */
public final class DataDirectory implements AutoCloseable {

  private final Path path;
  private final FileChannel lock;
  private final JdbiIncidentStore incidents;
  private final FileEvidenceArchive evidence;

  private DataDirectory(
      Path path, FileChannel lock, JdbiIncidentStore incidents, FileEvidenceArchive evidence) {
    this.path = path;
    this.lock = lock;
    this.incidents = incidents;
    this.evidence = evidence;
  }

  /**
   * Opens the directory, making it where it does not exist.
   *
   * @throws StoreException when it cannot be written, is in use by another Dee, or was written by a
   *     newer one
   */
  public static DataDirectory open(Path path) {
    try {
      create(path);
    } catch (IOException e) {
      throw notWritable(path, e);
    }
    FileChannel lock = lock(path);
    try {
      FileEvidenceArchive evidence = new FileEvidenceArchive(path.resolve("evidence"));
      return new DataDirectory(path, lock, SqliteDatabase.open(path.resolve("dee.db")), evidence);
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

  private static FileChannel lock(Path path) {
    FileChannel channel;
    try {
      channel =
          FileChannel.open(
              path.resolve("dee.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw notWritable(path, e);
    }
    // The lock goes with the process, also when it is killed: a file that merely exists would not.
    if (tryLock(channel) == null) {
      release(channel);
      throw new StoreException(
          "the data directory "
              + path
              + " is in use by another Dee; stop it, or give this one its own directory");
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
    return incidents;
  }

  /** Where incidents are written. */
  public Chronicle chronicle(Consumer<Post> said) {
    return new JdbiChronicle(incidents, said);
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
    incidents.close();
    release(lock);
  }
}
