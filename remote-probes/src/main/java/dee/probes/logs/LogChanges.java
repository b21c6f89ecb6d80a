package dee.probes.logs;

import dee.probes.logs.LogChange.Kind;
import dee.probes.logs.LogTimeline.Bucket;
import dee.probes.logs.LogTimeline.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Finds the moments at which logs left what was usual and have not come back. Each is measured
 * against the same log's own time before: where there is none, or too little traffic in it, there
 * is no change to speak of. Pure.
 */
public final class LogChanges {

  /** Fewer requests than this say nothing about their latency or failures. */
  private static final int REQUESTS = 10;

  /** Half or twice as many of fewer than this may be chance. */
  private static final int TRAFFIC = 20;

  private static final int PARTS_FOR_ERRORS = 24;

  /** Below this, people do not notice that something became slower. */
  private static final double SLOW_MS = 100;

  private static final Duration TOGETHER = Duration.ofMinutes(5);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final LogTimelines logs;

  private LogChanges(LogTimelines logs) {
    this.logs = logs;
  }

  /** All changes, oldest first. */
  public static List<LogChange> in(LogTimelines logs) {
    return new LogChanges(logs).all();
  }

  private List<LogChange> all() {
    List<LogChange> found = new ArrayList<>(new Silences(logs).all());
    requests()
        .ifPresent(log -> {
          latency(log).ifPresent(found::add);
          failures(log).ifPresent(found::add);
          traffic(log).ifPresent(found::add);
        });
    logs.application()
        .ifPresent(log -> {
          errors(log).ifPresent(found::add);
          beginning(log, Kind.POOL_TIMEOUTS_BEGIN, Bucket::poolTimeouts).ifPresent(found::add);
          beginning(log, Kind.FILES_RUN_OUT, Bucket::noFiles).ifPresent(found::add);
        });
    found.sort(Comparator.comparing(LogChange::at));
    return found;
  }

  /** The log that tells of requests; an application may do that in its own. */
  private Optional<LogTimeline> requests() {
    return Stream.of(logs.access(), logs.application())
        .flatMap(Optional::stream)
        .filter(log -> log.buckets().stream().anyMatch(b -> b.requests() > 0))
        .findFirst();
  }

  private static Optional<LogChange> latency(LogTimeline log) {
    if (!log.latencyTold()) {
      return Optional.empty();
    }
    List<Cell> cells = Cell.ofRequests(log, REQUESTS);
    Onset onset = new Onset((ms, usual) -> ms / Math.max(3 * usual, usual + SLOW_MS), 4, 2);
    return change(Kind.LATENCY_GROWS, cells, Cell::p95, onset);
  }

  private static Optional<LogChange> failures(LogTimeline log) {
    List<Cell> cells = Cell.ofRequests(log, REQUESTS);
    Onset onset = new Onset((share, usual) -> share / Math.max(0.05, 3 * usual + 0.02), 4, 2);
    return change(Kind.REQUESTS_FAIL, cells, Cell::failed, onset);
  }

  /** Only of lines about no request: those are told of by their share. */
  private static Optional<LogChange> errors(LogTimeline log) {
    if (log.buckets().stream().anyMatch(b -> b.requests() > 0)) {
      return Optional.empty();
    }
    int size = Math.max(1, Cell.gapless(log).size() / PARTS_FOR_ERRORS);
    Onset onset = new Onset((count, usual) -> count / Math.max(2.9, 3 * usual), 4, 2);
    List<Cell> cells = Cell.ofTime(log, size);
    return change(Kind.ERRORS_BEGIN, cells, Cell::errors, onset)
        .map(c ->
            new LogChange(
                c.kind(),
                firstError(log, c),
                log.width(),
                c.before() * 60 / cells.getFirst().width().toSeconds(),
                c.after() * 60 / cells.getFirst().width().toSeconds()));
  }

  private static Instant firstError(LogTimeline log, LogChange change) {
    return log.buckets().stream()
        .filter(b -> !b.from().isBefore(change.at()) && b.errors() > 0)
        .map(Bucket::from)
        .findFirst()
        .orElse(change.at());
  }

  private static Optional<LogChange> traffic(LogTimeline log) {
    List<Bucket> all = Cell.gapless(log);
    long requests = all.stream().mapToLong(Bucket::requests).sum();
    int size = (int) Math.max(1, (TRAFFIC * 3L / 2 * all.size()) / Math.max(1, requests));
    List<Cell> cells = Cell.ofTime(log, size);
    ToDoubleFunction<Cell> rate = c -> c.perSecond(c.requests());
    Onset grows = new Onset((now, usual) -> enough(usual, cells) ? now / (2 * usual) : 0, 6, 3);
    Onset falls =
        new Onset((now, usual) -> enough(usual, cells) ? usual / 2 / Math.max(now, 1e-9) : 0, 6, 3);
    return change(Kind.TRAFFIC_FALLS, cells, rate, falls)
        .or(() -> change(Kind.TRAFFIC_GROWS, cells, rate, grows));
  }

  private static boolean enough(double perSecond, List<Cell> cells) {
    return perSecond * cells.getFirst().width().toSeconds() >= TRAFFIC;
  }

  private static Optional<LogChange> change(
      Kind kind, List<Cell> cells, ToDoubleFunction<Cell> number, Onset onset) {
    double[] numbers = cells.stream().mapToDouble(number).toArray();
    OptionalInt at = onset.in(numbers);
    if (at.isEmpty()) {
      return Optional.empty();
    }
    int from = at.getAsInt();
    Cell cell = cells.get(from);
    return Optional.of(
        new LogChange(
            kind,
            cell.from(),
            cell.width(),
            Onset.usual(numbers, from),
            Onset.since(numbers, from)));
  }

  /** The first of the lines that go on until the log ends; the log must reach back before it. */
  private static Optional<LogChange> beginning(
      LogTimeline log, Kind kind, Function<Bucket, Told> told) {
    Optional<Instant> begin = Optional.empty();
    long count = 0;
    for (Bucket bucket : log.buckets().reversed()) {
      Optional<Instant> first = told.apply(bucket).first();
      if (first.isEmpty()) {
        continue;
      }
      Instant next = begin.orElse(log.last());
      if (Duration.between(first.get(), next).compareTo(TOGETHER.plus(log.width())) > 0) {
        break;
      }
      begin = first;
      count += told.apply(bucket).count();
    }
    long lines = count;
    return begin
        .filter(at -> at.isAfter(log.first().plus(log.width())) && lines >= 2)
        .map(at -> new LogChange(kind, at, SECOND, 0, lines));
  }
}
