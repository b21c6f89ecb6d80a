package dee.bot.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a secret is read from when it is needed; commands that do without it read none.
 *
 * @param whose what it is: {@code the token of 'discord'}
 * @param without what does not work without it: {@code Dee does not listen for alerts}
 * @param place name of an environment variable, or a path
 * @param from the configuration, to be named in messages
 */
public record SecretSource(String whose, String without, boolean file, String place, Place from) {

  /** Shorter ones can be guessed. */
  static final int SHORTEST = 16;

  private static final int LARGEST = 4096;

  /** A line of the configuration. */
  record Place(Path file, int line) {}

  /**
   * Reads it.
   *
   * @throws ConfigurationError when it is not there, too short, or cannot be sent in a header
   */
  public String read(Map<String, String> environment) {
    String value = (file ? text() : environment.getOrDefault(place, "")).strip();
    if (value.isEmpty()) {
      throw error(file ? "is empty" : "is not set");
    }
    if (value.length() < SHORTEST) {
      throw error(
          "has only "
              + value.length()
              + " characters; it needs at least "
              + SHORTEST
              + " (`openssl rand -hex 32` makes a good one)");
    }
    if (!value.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw error("has spaces, line breaks or other than ASCII characters within");
    }
    return value;
  }

  private String text() {
    Path path = Path.of(place);
    try {
      if (Files.size(path) > LARGEST) {
        throw error("is larger than " + LARGEST + " bytes; that is no secret");
      }
      return Files.readString(path);
    } catch (IOException e) {
      throw error("cannot be read: " + e.getClass().getSimpleName());
    }
  }

  ConfigurationError error(String problem) {
    return new ConfigurationError(
        from.file(),
        from.line(),
        "%s (%s) %s; without it %s"
            .formatted(whose, file ? "file " + place : "$" + place, problem, without));
  }
}
