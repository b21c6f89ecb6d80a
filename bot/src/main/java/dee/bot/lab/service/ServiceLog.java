package dee.bot.lab.service;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A log file that stays open, so that a process without a free descriptor can still write to it.
 * Thread-safe.
 */
final class ServiceLog {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final PrintWriter file;

  private ServiceLog(PrintWriter file) {
    this.file = file;
  }

  static ServiceLog open(Path path) throws IOException {
    return new ServiceLog(
        new PrintWriter(
            Files.newBufferedWriter(
                path,
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND)));
  }

  void info(String message) {
    write("INFO ", message);
  }

  void warn(String message) {
    write("WARN ", message);
  }

  void error(String message, Throwable cause) {
    write("ERROR", message + "\n" + cause);
  }

  private void write(String level, String message) {
    String line =
        TIME.format(Instant.now())
            + " "
            + level
            + " ["
            + Thread.currentThread().getName()
            + "] "
            + message;
    synchronized (file) {
      file.println(line);
      file.flush();
    }
  }
}
