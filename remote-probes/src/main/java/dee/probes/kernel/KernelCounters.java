package dee.probes.kernel;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Counters of the kernel's TCP, read twice; they count for the whole network namespace, since boot.
 *
 * @param first by nstat's names, such as {@code TcpExtListenOverflows} or {@code TcpOutRsts}
 * @param second the same a window later
 * @param window the time between the two
 */
public record KernelCounters(Map<String, Long> first, Map<String, Long> second, Duration window) {

  public KernelCounters {
    first = Map.copyOf(first);
    second = Map.copyOf(second);
  }

  /** By how much a counter rose within the window; empty when this kernel does not have it. */
  public OptionalLong delta(String name) {
    Long before = first.get(name);
    Long after = second.get(name);
    return before == null || after == null || after < before
        ? OptionalLong.empty()
        : OptionalLong.of(after - before);
  }

  /** The same, with 0 for a counter that this kernel does not have. */
  public long rose(String name) {
    return delta(name).orElse(0);
  }

  /** The same for one second. */
  public double perSecond(String name) {
    return window.isZero() ? 0 : rose(name) * 1000.0 / window.toMillis();
  }
}
