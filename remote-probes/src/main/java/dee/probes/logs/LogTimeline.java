package dee.probes.logs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the tail of a log tells over time. All times are by the target's clock.
 *
 * @param path the file
 * @param bytes how much of it, and of its rotations, was read
 * @param files how many files that was
 * @param writtenAt when the file was last written to; empty when it is empty
 * @param first the time of the first record that is counted
 * @param last the time of the last one
 * @param latencyTold whether the records have a latency whose unit is known
 * @param width of a bucket
 * @param buckets those that have a record, in order of time
 */
public record LogTimeline(
    String path,
    long bytes,
    int files,
    Optional<Instant> writtenAt,
    Instant first,
    Instant last,
    boolean latencyTold,
    Duration width,
    List<Bucket> buckets) {

  public LogTimeline {
    buckets = List.copyOf(buckets);
  }

  /**
   * The records of one stretch of time.
   *
   * @param lines all records
   * @param requests those that are about a request
   * @param errors requests that ended with 5xx, or were cut off by the server; records of the level
   *     ERROR or worse
   * @param resets of the errors, the ones where a proxy saw the connection to the server break
   * @param latency of the requests, if it is told
   * @param poolTimeouts lines of callers that gave up on a pool
   * @param noFiles lines that say the process ran out of descriptors
   */
  public record Bucket(
      Instant from,
      long lines,
      long requests,
      long errors,
      long resets,
      Optional<Latency> latency,
      Told poolTimeouts,
      Told noFiles) {}

  /** Percentiles, to within a twentieth. */
  public record Latency(Duration p50, Duration p95) {}

  /** Lines of one kind, and the time of the first. */
  public record Told(long count, Optional<Instant> first) {}

  /** When the last line was written: by the file, else by its last record. */
  public Instant lastLine() {
    return writtenAt.filter(w -> w.isAfter(last)).orElse(last);
  }

  /** All records that are counted. */
  public long lines() {
    return buckets.stream().mapToLong(Bucket::lines).sum();
  }

  /** The same log with all that its records tell moved in time. */
  LogTimeline moved(Duration by) {
    return new LogTimeline(
        path,
        bytes,
        files,
        writtenAt,
        first.plus(by),
        last.plus(by),
        latencyTold,
        width,
        buckets.stream().map(b -> moved(b, by)).toList());
  }

  private static Bucket moved(Bucket b, Duration by) {
    return new Bucket(
        b.from().plus(by),
        b.lines(),
        b.requests(),
        b.errors(),
        b.resets(),
        b.latency(),
        moved(b.poolTimeouts(), by),
        moved(b.noFiles(), by));
  }

  private static Told moved(Told told, Duration by) {
    return new Told(told.count(), told.first().map(f -> f.plus(by)));
  }
}
