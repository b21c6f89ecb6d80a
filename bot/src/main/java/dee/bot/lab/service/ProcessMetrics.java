package dee.bot.lab.service;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * This process's open files and their limit, as a Prometheus page under the names that Prometheus's
 * own client libraries give them. What cannot be had is left out.
 */
final class ProcessMetrics {

  private static final Path OPEN_FILES = Path.of("/proc/self/fd");

  private final Instant started =
      ProcessHandle.current().info().startInstant().orElse(Instant.now());

  String page() {
    StringBuilder page = new StringBuilder();
    open().ifPresent(n -> gauge(page, "process_open_fds", "Open file descriptors", n));
    limit().ifPresent(n -> gauge(page, "process_max_fds", "Soft limit of open files", n));
    page.append("# HELP process_start_time_seconds Start time since the epoch\n")
        .append("# TYPE process_start_time_seconds gauge\n")
        .append(
            String.format(
                Locale.ROOT, "process_start_time_seconds %.3f\n", started.toEpochMilli() / 1e3));
    return page.toString();
  }

  /** Asked for its size first: that needs no file, and Linux tells the number since 6.2. */
  private static OptionalLong open() {
    try {
      long told = Files.size(OPEN_FILES);
      return told > 0 ? OptionalLong.of(told) : counted();
    } catch (IOException _) {
      return OptionalLong.empty();
    }
  }

  private static OptionalLong counted() throws IOException {
    try (var files = Files.newDirectoryStream(OPEN_FILES)) {
      long count = 0;
      for (Path _ : files) {
        count++;
      }
      return OptionalLong.of(count - 1); // the look itself had one open
    }
  }

  /** Asked each time: it can be raised from outside. */
  private static OptionalLong limit() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? OptionalLong.of(unix.getMaxFileDescriptorCount())
        : OptionalLong.empty();
  }

  private static void gauge(StringBuilder page, String name, String about, long value) {
    page.append("# HELP ").append(name).append(' ').append(about).append('\n');
    page.append("# TYPE ").append(name).append(" gauge\n");
    page.append(name).append(' ').append(value).append('\n');
  }
}
