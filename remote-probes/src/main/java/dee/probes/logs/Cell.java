package dee.probes.logs;

import dee.probes.logs.LogTimeline.Bucket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Neighbouring buckets of a log taken as one, so that there is enough in it to judge.
 *
 * @param width the time it covers
 */
record Cell(Instant from, Duration width, long lines, long requests, long errors, double p95) {

  static List<Bucket> gapless(LogTimeline log) {
    Map<Instant, Bucket> told = new HashMap<>();
    log.buckets().forEach(b -> told.put(b.from(), b));
    List<Bucket> all = new ArrayList<>();
    LogTimeline.Told none = new LogTimeline.Told(0, Optional.empty());
    Instant end = log.buckets().getLast().from();
    for (Instant at = log.buckets().getFirst().from();
        !at.isAfter(end);
        at = at.plus(log.width())) {
      all.add(told.getOrDefault(at, new Bucket(at, 0, 0, 0, 0, Optional.empty(), none, none)));
    }
    return all;
  }

  /** Cells of at least that many requests; what is left at the end and has fewer is dropped. */
  static List<Cell> ofRequests(LogTimeline log, int requests) {
    List<Cell> cells = new ArrayList<>();
    List<Bucket> some = new ArrayList<>();
    long sum = 0;
    for (Bucket bucket : gapless(log)) {
      if (some.isEmpty() && bucket.requests() == 0) {
        continue;
      }
      some.add(bucket);
      sum += bucket.requests();
      if (sum >= requests) {
        cells.add(of(some, log.width()));
        some.clear();
        sum = 0;
      }
    }
    return cells;
  }

  /**
   * Cells of that many buckets each, without the first and the last bucket: those are not whole.
   */
  static List<Cell> ofTime(LogTimeline log, int buckets) {
    List<Bucket> all = gapless(log);
    List<Cell> cells = new ArrayList<>();
    // from the end, so that a piece too short for a cell is one of the past
    for (int end = all.size() - 1; end - buckets >= 1; end -= buckets) {
      cells.addFirst(of(all.subList(end - buckets, end), log.width()));
    }
    return cells;
  }

  private static Cell of(List<Bucket> some, Duration width) {
    double weighted = 0;
    long timed = 0;
    for (Bucket b : some) {
      if (b.latency().isPresent()) {
        weighted += b.latency().get().p95().toNanos() / 1e6 * b.requests();
        timed += b.requests();
      }
    }
    return new Cell(
        some.getFirst().from(),
        width.multipliedBy(some.size()),
        some.stream().mapToLong(Bucket::lines).sum(),
        some.stream().mapToLong(Bucket::requests).sum(),
        some.stream().mapToLong(Bucket::errors).sum(),
        timed == 0 ? 0 : weighted / timed);
  }

  double failed() {
    return requests == 0 ? 0 : (double) errors / requests;
  }

  double perSecond(long count) {
    return count * 1000.0 / Math.max(1, width.toMillis());
  }
}
