package dee.playbooks.run;

import dee.playbooks.dsl.Wording;
import dee.playbooks.run.Looked.Fact;
import dee.probes.logs.LogChange;
import dee.probes.logs.LogChanges;
import dee.probes.logs.LogTimeline;
import dee.probes.logs.LogTimeline.Bucket;
import dee.probes.logs.LogTimelines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the logs tell of the time before the run. */
final class LogPast implements PastSource {

  @Override
  public List<Sign> signs(Looked looked) {
    return looked.fact(f -> f.logTimeline()).stream()
        .flatMap(
            fact -> LogChanges.in(fact.value()).stream().map(change -> sign(looked, fact, change)))
        .toList();
  }

  private static Sign sign(Looked looked, Fact<LogTimelines> fact, LogChange change) {
    Words words = words(fact.value(), change);
    return new Sign(
        new Past.Signal(words.name, words.says, looked.byDee(change.at()), fact.evidence()),
        change.within(),
        words.trouble);
  }

  /** A signal's name, its sentence, and what it is called in a list of what went wrong. */
  private record Words(String name, String says, String trouble) {}

  private static Words words(LogTimelines logs, LogChange c) {
    return switch (c.kind()) {
      case LATENCY_GROWS ->
          new Words(
              "latency-grows",
              "the 95th percentile of the latency grew from "
                  + ms(c.before())
                  + " to "
                  + ms(c.after()),
              "latency");
      case REQUESTS_FAIL ->
          new Words(
              "errors-begin",
              "requests failed: "
                  + percent(c.after())
                  + " of them, "
                  + percent(c.before())
                  + " before",
              "failed requests");
      case ERRORS_BEGIN ->
          new Words(
              "errors-begin",
              "the application's log began to tell of errors: "
                  + rate(c.after())
                  + " in a minute, "
                  + rate(c.before())
                  + " before",
              "errors in the application's log");
      case TRAFFIC_GROWS ->
          new Words(
              "traffic-grows",
              "requests grew from "
                  + Wording.perSecond(c.before())
                  + " to "
                  + Wording.perSecond(c.after()),
              "");
      case TRAFFIC_FALLS ->
          new Words(
              "traffic-falls",
              "answered requests fell from "
                  + Wording.perSecond(c.before())
                  + " to "
                  + Wording.perSecond(c.after()),
              "fewer answers");
      case POOL_TIMEOUTS_BEGIN ->
          new Words(
              "pool-timeouts-begin",
              "callers began to give up on the pool: " + rate(c.after()) + " lines since",
              "pool timeouts");
      case FILES_RUN_OUT ->
          new Words(
              "files-run-out",
              "the log began to tell of too many open files: " + rate(c.after()) + " lines since",
              "too many open files");
      case APPLICATION_SILENT ->
          new Words(
              "app-log-silent",
              "the application's log has its last line then"
                  + (logs.access().isPresent() ? "; the access log was still written" : ""),
              "the application's log fell silent");
      case ACCESS_SILENT ->
          new Words(
              "access-log-silent",
              "the access log has its last line then"
                  + (logs.application().isPresent()
                      ? "; the application's log was still written"
                      : ""),
              "the access log fell silent");
      case ALL_SILENT ->
          new Words(
              "all-silent", "since then nothing is written to either log", "both logs silent");
    };
  }

  @Override
  public List<Past.Series> series(Looked looked) {
    return looked.fact(f -> f.logTimeline()).stream()
        .flatMap(fact -> requests(fact.value()).stream().flatMap(log -> series(looked, fact, log)))
        .toList();
  }

  private static Optional<LogTimeline> requests(LogTimelines logs) {
    return Stream.of(logs.access(), logs.application())
        .flatMap(Optional::stream)
        .filter(log -> log.buckets().stream().anyMatch(b -> b.requests() > 0))
        .findFirst();
  }

  private static Stream<Past.Series> series(
      Looked looked, Fact<LogTimelines> fact, LogTimeline log) {
    double seconds = log.width().toSeconds();
    Line line = new Line(looked, fact, log);
    return Stream.of(
            line.of("latency-p95", "ms", b -> b.latency().map(l -> l.p95().toNanos() / 1e6)),
            line.of(
                "error-rate",
                "%",
                b ->
                    b.requests() == 0
                        ? Optional.empty()
                        : Optional.of(100.0 * b.errors() / b.requests())),
            line.of("requests", "/s", b -> Optional.of(b.requests() / seconds)))
        .filter(s -> !s.points().isEmpty());
  }

  private record Line(Looked looked, Fact<LogTimelines> fact, LogTimeline log) {

    Past.Series of(String measure, String unit, Function<Bucket, Optional<Double>> value) {
      List<Past.Point> points = new ArrayList<>();
      for (Bucket bucket : log.buckets()) {
        value
            .apply(bucket)
            .ifPresent(v -> points.add(new Past.Point(looked.byDee(bucket.from()), v)));
      }
      return new Past.Series(measure, unit, Optional.empty(), points, fact.evidence());
    }
  }

  private static String ms(double millis) {
    return Wording.time(Duration.ofMillis(Math.round(millis)));
  }

  private static String percent(double share) {
    return Math.round(share * 100) + " %";
  }

  private static String rate(double number) {
    return number == Math.rint(number) || number >= 10
        ? Long.toString(Math.round(number))
        : String.format(Locale.ROOT, "%.1f", number);
  }
}
