package dee.probes.logs;

import dee.probes.logs.LogChange.Kind;
import dee.probes.logs.LogTimeline.Bucket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the logs that nothing is written to any more, and when that began. */
record Silences(LogTimelines logs) {

  private static final int LINES = 20;

  /** Of a log with so many lines only a short piece was read. */
  private static final int MANY = 5000;

  private static final Duration NEWS = Duration.ofMinutes(30);
  private static final Duration SECOND = Duration.ofSeconds(1);

  List<LogChange> all() {
    Optional<LogChange> application = silence(logs.application(), Kind.APPLICATION_SILENT);
    Optional<LogChange> access = silence(logs.access(), Kind.ACCESS_SILENT);
    if (application.isEmpty() || access.isEmpty()) {
      return Stream.of(application, access).flatMap(Optional::stream).toList();
    }
    LogChange last =
        application.get().at().isAfter(access.get().at()) ? application.get() : access.get();
    LogChange first = last.equals(application.get()) ? access.get() : application.get();
    LogChange all =
        new LogChange(Kind.ALL_SILENT, last.at(), last.within(), last.before(), last.after());
    return Duration.between(first.at(), last.at()).compareTo(SECOND) <= 0
        ? List.of(all)
        : List.of(first, all);
  }

  /** Longer without a line than ever before, and than ten lines used to take. */
  private Optional<LogChange> silence(Optional<LogTimeline> one, Kind kind) {
    return one.filter(log -> log.lines() >= LINES)
        .flatMap(log -> {
          Duration quiet = Duration.between(log.lastLine(), logs.now());
          Duration usual = Duration.between(log.first(), log.last()).dividedBy(log.lines());
          Duration least = longest(usual.multipliedBy(10), longestGap(log).multipliedBy(2));
          boolean silent = quiet.compareTo(longest(least, Duration.ofSeconds(5))) > 0;
          return silent && spoke(log, quiet)
              ? Optional.of(
                  new LogChange(
                      kind, log.lastLine(), SECOND, usual.toMillis() / 1e3, quiet.toSeconds()))
              : Optional.empty();
        });
  }

  /** A program that says much when it starts, and nothing from then on, has not fallen silent. */
  private static boolean spoke(LogTimeline log, Duration quiet) {
    boolean longer = quiet.compareTo(Duration.between(log.first(), log.last())) <= 0;
    return longer || (log.lines() >= MANY && quiet.compareTo(NEWS) <= 0);
  }

  private static Duration longestGap(LogTimeline log) {
    Duration longest = log.width();
    Instant before = log.first();
    for (Bucket bucket : log.buckets()) {
      Duration gap = Duration.between(before, bucket.from());
      longest = longest(longest, gap);
      before = bucket.from().plus(log.width());
    }
    return longest;
  }

  private static Duration longest(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
