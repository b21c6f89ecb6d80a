package dee.probes.host;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The machine itself.
 *
 * @param kernel its release, such as {@code 6.1.0-18-amd64}
 * @param clock its own clock when asked
 * @param uptime since boot
 * @param cpus CPUs online
 * @param load1 the load average over one minute
 * @param memoryTotalBytes MemTotal
 * @param memoryAvailableBytes MemAvailable; empty on kernels before 3.14
 * @param sysctls the ones that matter to connections, by their dotted names; absent ones are absent
 */
public record Host(
    String kernel,
    Instant clock,
    Duration uptime,
    int cpus,
    double load1,
    long memoryTotalBytes,
    OptionalLong memoryAvailableBytes,
    Map<String, String> sysctls) {

  public Host {
    sysctls = Map.copyOf(sysctls);
  }

  /** A sysctl that is one whole number; empty when it is absent or is not one. */
  public OptionalLong sysctl(String name) {
    String value = sysctls.getOrDefault(name, "");
    return value.matches("-?[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(value))
        : OptionalLong.empty();
  }
}
