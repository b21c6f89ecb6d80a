package dee.probes.pools;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One connection pool, by its own statistics. Each number is empty where the source does not have
 * it.
 *
 * @param name the pool's own name
 * @param limit the most connections it may open
 * @param inUse handed out now
 * @param idle open and not handed out
 * @param waiting callers that wait for one now (HikariCP), or that began to wait within the window
 *     and are counted there (Go)
 * @param servedPerSecond connections given back in a second, over the window
 * @param arrivedPerSecond callers that asked in a second, over the window
 * @param held how long a caller kept a connection, mean over the window
 * @param heldBefore the same over the whole life of the process before the window
 * @param timeouts callers that gave up within the window
 */
public record Pool(
    String name,
    OptionalLong limit,
    OptionalLong inUse,
    OptionalLong idle,
    OptionalLong waiting,
    OptionalDouble servedPerSecond,
    OptionalDouble arrivedPerSecond,
    Optional<Duration> held,
    Optional<Duration> heldBefore,
    OptionalLong timeouts) {

  /** Whether every connection is handed out and callers wait. */
  public boolean exhausted() {
    return limit.isPresent()
        && inUse.isPresent()
        && inUse.getAsLong() >= limit.getAsLong()
        && waiting.orElse(0) > 0;
  }
}
