package dee.probes.logs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the bounded tail of a log tells.
 *
 * @param path the file
 * @param bytes how much of its end was read
 * @param lines how many lines that was
 * @param sinceWritten how long ago the log was last written to
 * @param tooManyFiles lines that say the process ran out of descriptors
 * @param acceptFailures of these, the ones about accept()
 * @param poolTimeouts lines of callers that gave up on a pool
 * @param lastPool the pool's numbers in the last such line
 * @param poolAge how long before the log's last record the last of {@code poolTimeouts} was
 *     written, by the stamps of the records themselves, however old the log is; empty where there
 *     is no such line or no stamp that tells
 * @param filesAge the same for the last of {@code tooManyFiles}
 * @param excerpts up to ten telling lines, redacted, oldest first
 * @param writtenAt when the log was last written to, by the target's clock
 * @param farewell the last line that says the program was asked to stop
 */
public record LogTail(
    String path,
    long bytes,
    long lines,
    Optional<Duration> sinceWritten,
    long tooManyFiles,
    long acceptFailures,
    long poolTimeouts,
    Optional<PoolLine> lastPool,
    Optional<Duration> poolAge,
    Optional<Duration> filesAge,
    List<String> excerpts,
    Optional<Instant> writtenAt,
    Optional<Farewell> farewell) {

  public LogTail {
    excerpts = List.copyOf(excerpts);
  }

  /** One without a farewell, and of which only the age is known. */
  public LogTail(
      String path,
      long bytes,
      long lines,
      Optional<Duration> sinceWritten,
      long tooManyFiles,
      long acceptFailures,
      long poolTimeouts,
      Optional<PoolLine> lastPool,
      Optional<Duration> poolAge,
      Optional<Duration> filesAge,
      List<String> excerpts) {
    this(
        path,
        bytes,
        lines,
        sinceWritten,
        tooManyFiles,
        acceptFailures,
        poolTimeouts,
        lastPool,
        poolAge,
        filesAge,
        excerpts,
        Optional.empty(),
        Optional.empty());
  }

  /**
   * A program's word that it was asked to stop, such as {@code received SIGTERM, shutting down}. A
   * shutdown right after a fatal error is none.
   *
   * @param line redacted and cut
   * @param at by the target's clock; empty where the line's time cannot be told
   */
  public record Farewell(String line, Optional<Instant> at) {}

  /**
   * A pool's own numbers in a line of a log, as HikariCP's time-out message has them.
   *
   * @param total connections open; with no idle one this is the pool's limit or close to it
   * @param waiting callers still waiting after this one gave up
   * @param waited how long the caller of this line had waited
   */
  public record PoolLine(
      String pool, long total, long active, long idle, long waiting, Duration waited) {

    /** Whether every connection was handed out while callers waited or gave up. */
    public boolean exhausted() {
      return idle == 0 && total > 0 && active >= total;
    }
  }
}
