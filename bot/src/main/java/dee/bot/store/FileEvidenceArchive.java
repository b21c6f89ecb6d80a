package dee.bot.store;

import dee.bot.incident.EvidenceArchive;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Evidence in files named by the hash of their content: {@code evidence/ab/abcdef…}. */
final class FileEvidenceArchive implements EvidenceArchive {

  private final Path root;

  FileEvidenceArchive(Path root) {
    this.root = root;
  }

  @Override
  public String keep(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    String sha256 = sha256(bytes);
    Path directory = directory(sha256);
    Path file = directory.resolve(sha256);
    if (Files.exists(file) && text(sha256).isPresent()) {
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
  public Optional<String> text(String sha256) {
    if (!sha256.matches("[0-9a-f]{64}")) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Files.readAllBytes(directory(sha256).resolve(sha256));
      return sha256(bytes).equals(sha256)
          ? Optional.of(new String(bytes, StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new StoreException("evidence cannot be read below " + root + " (" + e + ")", e);
    }
  }

  private Path directory(String sha256) {
    return root.resolve(sha256.substring(0, 2));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
