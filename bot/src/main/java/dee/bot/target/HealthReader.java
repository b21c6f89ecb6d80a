package dee.bot.target;

import java.nio.file.Path;
import java.util.List;

/** Reads the section {@code health} of the configuration. */
final class HealthReader {

  static final int PORT = 9196;

  static final List<String> KEYS = List.of("bind", "port");

  private HealthReader() {}

  static HealthSettings read(Path file, YamlNode node) {
    Fields fields = new Fields(file, "'health'", node, KEYS);
    return new HealthSettings(
        fields.text("bind").orElse("127.0.0.1"), fields.port("port").orElse(PORT));
  }
}
