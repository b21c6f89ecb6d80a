package dee.bot.room;

import java.util.Optional;

/**
 * The port to command lines that are too long for a button; what {@code keep} returned from is
 * durable.
 */
public interface KeptLines {

  /** Keeps a line under a key; the same line may be kept again. */
  void keep(String key, String line);

  /** The line of that key; empty when there is none. */
  Optional<String> line(String key);
}
