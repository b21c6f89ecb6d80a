package dee.probes.pools;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All pools a service tells of.
 *
 * @param window the time between the two samples
 * @param source where it was read, for people: {@code metrics page, asked on the target}
 */
public record PoolStatistics(List<Pool> pools, Duration window, String source) {

  public PoolStatistics {
    pools = List.copyOf(pools);
  }

  /** The pool under the most pressure: exhausted before not, then more waiting, then fuller. */
  public Optional<Pool> tightest() {
    return pools.stream()
        .max(
            Comparator.comparing(Pool::exhausted)
                .thenComparingLong(p -> p.waiting().orElse(0))
                .thenComparingDouble(
                    p -> (double) p.inUse().orElse(0) / Math.max(1, p.limit().orElse(1))));
  }
}
