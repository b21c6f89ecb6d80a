package dee.bot.store;

import dee.bot.incident.EvidenceArchive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Evidence in files named by the hash of their content: {@code evidence/ab/abcdef…}. */
final class FileEvidenceArchive implements EvidenceArchive {

  private final Path root;

  private final Database database;

  FileEvidenceArchive(Path root, Database database) {
    this.root = root;
    this.database = database;
  }

  @Override
  public String keep(byte[] bytes) {
    String sha256 = sha256(bytes);
    Path directory = directory(sha256);
    Path file = directory.resolve(sha256);
    if (touched(file) && bytes(sha256).isPresent()) {
      return sha256;
    }
    try {
      Files.createDirectories(directory);
      Path unfinished = Files.createTempFile(directory, "unfinished-", "");
      try {
        write(unfinished, bytes);
        Files.move(
            unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(unfinished);
      }
      // A rename is durable once its directory is, and a new directory once the one above it is.
      sync(directory);
      sync(root);
    } catch (IOException e) {
      throw new StoreException(
          "evidence cannot be written below " + root + " (" + e + "); check space and rights", e);
    }
    return sha256;
  }

  /** Makes a file young, so that it is not pruned just before it is named again. */
  private static boolean touched(Path file) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
      return true;
    } catch (IOException _) {
      // It is not there: it is written, and that says what is wrong.
      return false;
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  private static void sync(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public Optional<byte[]> bytes(String sha256) {
    if (!isHash(sha256)) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Files.readAllBytes(directory(sha256).resolve(sha256));
      return sha256(bytes).equals(sha256) ? Optional.of(bytes) : Optional.empty();
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new StoreException("evidence cannot be read below " + root + " (" + e + ")", e);
    }
  }

  @Override
  public Optional<Instant> prunedAt(String sha256) {
    if (bytes(sha256).isPresent()) {
      return Optional.empty();
    }
    return database.inTransaction(handle ->
        handle
            .select("select pruned_at from pruned_evidence where sha256 = ?", sha256)
            .mapTo(String.class)
            .findOne()
            .map(Instants::of));
  }

  static boolean isHash(String text) {
    return text.matches("[0-9a-f]{64}");
  }

  /** The files that were last kept before that time, whole or unfinished. */
  List<Path> olderThan(Instant time) {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root, 2)) {
      return files.filter(f -> Files.isRegularFile(f) && isOlder(f, time)).toList();
    } catch (IOException | UncheckedIOException e) {
      throw new StoreException("evidence cannot be listed below " + root + " (" + e + ")", e);
    }
  }

  private static boolean isOlder(Path file, Instant time) {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(time);
    } catch (IOException _) {
      return false;
    }
  }

  /**
   * Removes a file unless it was kept again meanwhile: it is put aside first, so that whoever keeps
   * it now either made it young before, or does not find it and writes it anew.
   */
  boolean remove(Path file, Instant olderThan) {
    Path aside = file.resolveSibling("unfinished-" + file.getFileName() + "-pruned");
    try {
      Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
      if (isOlder(aside, olderThan)) {
        Files.delete(aside);
        return true;
      }
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
      return false;
    } catch (NoSuchFileException _) {
      return false;
    } catch (IOException e) {
      throw new StoreException("evidence cannot be pruned below " + root + " (" + e + ")", e);
    }
  }

  private Path directory(String sha256) {
    return root.resolve(sha256.substring(0, 2));
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
