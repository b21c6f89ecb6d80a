package dee.probes.logs;

import java.time.Duration;
import java.time.Instant;

/**
 * A moment at which a log began to tell something else than before.
 *
 * @param kind what changed
 * @param at when, by the target's clock
 * @param within how exact that is: the change came at {@code at} or up to this much later
 * @param before the number that was usual: milliseconds, a share of all requests, or a count
 * @param after the same number since
 */
public record LogChange(Kind kind, Instant at, Duration within, double before, double after) {

  /** What can change. */
  public enum Kind {
    /** The 95th percentile of the requests' latency left what it was, in milliseconds. */
    LATENCY_GROWS,
    /** The share of requests that failed, of 1. */
    REQUESTS_FAIL,
    /** The application's own lines of the level ERROR, in a minute. */
    ERRORS_BEGIN,
    /** Requests a second. */
    TRAFFIC_GROWS,
    TRAFFIC_FALLS,
    /** Lines of callers that gave up on a pool; {@code after} is how many there are. */
    POOL_TIMEOUTS_BEGIN,
    /** Lines that say no descriptor was free; {@code after} is how many there are. */
    FILES_RUN_OUT,
    /** The access log is still written, or there is none; {@code after} is seconds of silence. */
    APPLICATION_SILENT,
    /** The application's log is still written, or there is none. */
    ACCESS_SILENT,
    /** From then on, nothing was written to either. */
    ALL_SILENT
  }
}
