package dee.probes.host;

import dee.probes.Outcome;
import dee.probes.shell.Section;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Reads what {@code host.sh} printed.
 *
 * <pre>
 * kernel.osrelease = 6.1.0-18-amd64
 * net.core.somaxconn = 4096
 * uptime = 1043.39 1837.12
 * loadavg = 2.97 1.69 0.86 3/211 17183
 * cpus = 0-1
 * MemTotal = 16397480 kB
 * </pre>
 */
final class HostParser {

  private HostParser() {}

  static Outcome<Host> parse(Section section) {
    Map<String, String> values = new HashMap<>(SysctlParser.parse(section.lines()).value());
    String kernel = take(values, "kernel.osrelease");
    String uptime = take(values, "uptime").split(" ", -1)[0];
    String load = take(values, "loadavg").split(" ", -1)[0];
    int cpus = cpus(take(values, "cpus"));
    OptionalLong total = bytes(take(values, "MemTotal"));
    OptionalLong available = bytes(take(values, "MemAvailable"));
    take(values, "MemFree");
    if (kernel.isEmpty() || !decimal(uptime) || !decimal(load) || cpus < 1 || total.isEmpty()) {
      return Outcome.malformed("kernel, uptime, load, CPUs or memory are missing in the answer");
    }
    return Outcome.measured(
        new Host(
            kernel,
            section.at(),
            Duration.ofMillis((long) (Double.parseDouble(uptime) * 1000)),
            cpus,
            Double.parseDouble(load),
            total.getAsLong(),
            available,
            values));
  }

  private static String take(Map<String, String> values, String name) {
    String value = values.remove(name);
    return value == null ? "" : value.strip();
  }

  private static boolean decimal(String text) {
    return text.matches("\\d{1,12}(\\.\\d{1,9})?");
  }

  /** {@code 16397480 kB}. */
  private static OptionalLong bytes(String text) {
    return text.matches("\\d{1,15} kB")
        ? OptionalLong.of(Long.parseLong(text.substring(0, text.indexOf(' '))) * 1024)
        : OptionalLong.empty();
  }

  /** A count, or the kernel's list of those online: {@code 0-3,8,10-11}. */
  private static int cpus(String text) {
    if (text.matches("[1-9]\\d{0,4}")) {
      return Integer.parseInt(text);
    }
    if (!text.matches("\\d{1,5}(-\\d{1,5})?(,\\d{1,5}(-\\d{1,5})?){0,999}")) {
      return 0;
    }
    return Arrays.stream(text.split(",", -1))
        .map(range -> range.split("-", -1))
        .mapToInt(ends -> Integer.parseInt(ends[ends.length - 1]) - Integer.parseInt(ends[0]) + 1)
        .sum();
  }
}
