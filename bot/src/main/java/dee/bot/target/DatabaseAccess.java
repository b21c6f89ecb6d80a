package dee.bot.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A PostgreSQL that several Dees may share, as the configuration names it. The password is never in
 * the configuration itself.
 *
 * @param file the configuration, for messages
 * @param url {@code jdbc:postgresql://…}
 * @param passwordFile the file whose first line is the password
 * @param passwordVariable the environment variable that has the password
 * @param node what tells this Dee from the others
 */
public record DatabaseAccess(
    Path file,
    int line,
    String url,
    String user,
    Optional<Path> passwordFile,
    Optional<String> passwordVariable,
    String node) {

  /**
   * The password; empty when neither place for it is named.
   *
   * @throws ConfigurationError when the place that is named has none
   */
  public String password(Map<String, String> environment) {
    if (passwordVariable.isPresent()) {
      String name = passwordVariable.get();
      return Optional.ofNullable(environment.get(name))
          .filter(value -> !value.isEmpty())
          .orElseThrow(() ->
              new ConfigurationError(
                  file,
                  line,
                  "the database's password is missing: the environment variable "
                      + name
                      + " is not set"));
    }
    return passwordFile.map(this::firstLine).orElse("");
  }

  private String firstLine(Path secret) {
    try {
      return Files.readString(secret)
          .lines()
          .findFirst()
          .filter(l -> !l.isEmpty())
          .orElseThrow(() ->
              new ConfigurationError(
                  file, line, "the database's password is missing: " + secret + " is empty"));
    } catch (IOException e) {
      throw new ConfigurationError(
          file, line, "the database's password cannot be read from " + secret + " (" + e + ")");
    }
  }
}
