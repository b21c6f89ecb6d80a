package dee.bot.store;

import dee.bot.room.Channel;
import dee.bot.room.Outbox.Letter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A channel that several processes may use: a file with a line for each post, which shows a key
 * only once. It stands for a chat server, so what it took survives whoever said it.
 */
public final class RememberingFile implements Channel {

  private final Path file;
  private final String by;

  public RememberingFile(Path file, String by) {
    this.file = file;
    this.by = by;
  }

  /** The lines: who showed it, its key. */
  public static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static List<String> keys(Path file) {
    return lines(file).stream().map(l -> l.substring(l.indexOf(' ') + 1)).toList();
  }

  @Override
  public void show(Letter letter) {
    String key = letter.key();
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw");
        var _ = open.getChannel().lock()) {
      if (!keys(file).contains(key)) {
        open.seek(open.length());
        open.write((by + " " + key + "\n").getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new ChannelUnavailable(e.toString());
    }
  }
}
