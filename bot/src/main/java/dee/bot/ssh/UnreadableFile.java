package dee.bot.ssh;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of OpenSSH's that is there and cannot be read. Never leaves this package. */
final class UnreadableFile extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String why;

  UnreadableFile(Path file, IOException cause) {
    super(cause);
    this.why =
        "cannot read %s: %s. Mend it, or name another file in the inventory (under ssh)."
            .formatted(file, reason(file, cause));
  }

  /** The file, what is wrong with it, and what to do. */
  String why() {
    return why;
  }

  private static String reason(Path file, IOException cause) {
    if (Files.isDirectory(file)) {
      return "it is a directory";
    }
    return cause instanceof AccessDeniedException
        ? System.getProperty("user.name") + " may not read it (chmod, chown)"
        : String.valueOf(cause.getMessage());
  }
}
