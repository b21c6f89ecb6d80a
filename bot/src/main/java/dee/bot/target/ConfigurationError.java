package dee.bot.target;

import dee.probes.text.Redactor;
import java.nio.file.Path;

/** The configuration cannot be used; the message says where and what would be right. */
public final class ConfigurationError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ConfigurationError(Path file, int line, String problem) {
    super(file + ":" + line + ": " + problem);
  }

  ConfigurationError(String problem) {
    super(problem);
  }

  /** What is wrong, with file and line, in words for a person. */
  public String problem() {
    return Redactor.redact(String.valueOf(getMessage())).text();
  }
}
