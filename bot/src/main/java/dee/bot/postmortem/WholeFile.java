package dee.bot.postmortem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A file that is there as a whole or not at all, for a reader and after a crash. */
record WholeFile(Path path) {

  /** Something that fills a new file. */
  @FunctionalInterface
  interface Content {
    void into(FileChannel file) throws IOException;
  }

  void write(String text) {
    write(text.getBytes(StandardCharsets.UTF_8));
  }

  void write(byte[] content) {
    write(file -> {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    });
  }

  void write(Content content) {
    try {
      Path directory =
          Files.createDirectories(path.toAbsolutePath().resolveSibling(".").normalize());
      Path unfinished = Files.createTempFile(directory, path.getFileName() + "-", ".unfinished");
      try {
        try (FileChannel file = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
          content.into(file);
          file.force(true);
        }
        Files.move(
            unfinished, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          path + " cannot be written (" + e + "); check the space and the rights there", e);
    }
  }

  /** The text; empty when there is no such file. */
  Optional<String> text() {
    try {
      return Optional.of(Files.readString(path));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (CharacterCodingException e) {
      throw new UncheckedIOException(
          path + " is not UTF-8, so nothing was written; save it as UTF-8, or move it away", e);
    } catch (IOException e) {
      throw new UncheckedIOException(
          path
              + " cannot be read ("
              + e
              + "), so nothing was written; make it readable, or move it away",
          e);
    }
  }
}
