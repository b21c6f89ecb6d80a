package dee.playbooks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dee.playbooks.Evidence;
import dee.playbooks.SampleFacts;
import dee.playbooks.diagnosis.MeasuredFacts;
import dee.playbooks.run.Past.Series;
import dee.playbooks.run.Past.Signal;
import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import dee.probes.logs.LogTimeline;
import dee.probes.logs.LogTimeline.Bucket;
import dee.probes.logs.LogTimeline.Latency;
import dee.probes.logs.LogTimeline.Told;
import dee.probes.logs.LogTimelines;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PastReadingTest {

  /** By the target's clock, which is half a minute ahead. */
  private static final Instant NOW = SampleFacts.NOW;

  private static final Duration SKEW = Duration.ofSeconds(30);
  private static final Instant BEGIN = NOW.minusSeconds(600);
  private static final Told NONE = new Told(0, Optional.empty());

  /** Slow from its 40th bucket of ten seconds on, and pool timeouts 25 seconds later. */
  private static LogTimelines logs() {
    List<Bucket> access = new ArrayList<>();
    List<Bucket> application = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Instant from = BEGIN.plusSeconds(10L * i);
      Duration p95 = Duration.ofMillis(i < 40 ? 50 : 2000);
      access.add(new Bucket(from, 100, 100, 0, 0, Optional.of(new Latency(p95, p95)), NONE, NONE));
      Told timeouts = i < 42 ? NONE : new Told(3, Optional.of(from.plusSeconds(5)));
      if (i < 50) {
        application.add(new Bucket(from, 9, 0, 0, 0, Optional.empty(), timeouts, NONE));
      }
    }
    return new LogTimelines(
        NOW, Optional.of(timeline(application)), Optional.of(timeline(access)), List.of());
  }

  private static LogTimeline timeline(List<Bucket> buckets) {
    Instant last = buckets.getLast().from().plusSeconds(9);
    return new LogTimeline(
        "x.log",
        1,
        1,
        Optional.of(last),
        buckets.getFirst().from(),
        last,
        true,
        Duration.ofSeconds(10),
        buckets);
  }

  private static Looked looked(MeasuredFacts facts) {
    List<Evidence> evidence =
        List.of(
                "log-timeline",
                "process",
                "open-files",
                "limits",
                "close-wait",
                "pools",
                "listeners",
                "kernel-counters")
            .stream()
            .map(probe ->
                new Evidence(
                    "e-" + probe, "orders-1", probe, "", NOW, 0, Duration.ZERO, "", 0, 0, ""))
            .toList();
    return new Looked(facts, evidence, Optional.of(SKEW));
  }

  private static MeasuredFacts sick() {
    return SampleFacts.healthy("orders-1")
        .files(100, 97, 91, 5)
        .queue(33, 33, 32, 76)
        .counters(76)
        .closeWait(86, 0, 14, 28)
        .pool(5, 5, 71, 48, 79, 100, 95)
        .facts();
  }

  @Test
  void signals_of_logs_have_dees_time_and_evidence() {
    MeasuredFacts facts =
        sick().with("log-timeline", Outcome.measured(logs()), List.of("e-log-timeline"));
    PastReading reading = PastReading.of(looked(facts));

    Instant begin = BEGIN.minus(SKEW);
    assertThat(reading.past().skew()).contains(SKEW);
    assertThat(reading.past().signals())
        .extracting(Signal::name, Signal::at, Signal::evidence)
        .containsExactly(
            tuple("latency-grows", begin.plusSeconds(400), List.of("e-log-timeline")),
            tuple("pool-timeouts-begin", begin.plusSeconds(425), List.of("e-log-timeline")),
            tuple("app-log-silent", begin.plusSeconds(499), List.of("e-log-timeline")));
    assertThat(reading.past().signals().getFirst().says())
        .isEqualTo("the 95th percentile of the latency grew from 50 ms to 2.0 s");
    assertThat(reading.firstToGoWrong().orElseThrow())
        .startsWith("First to go wrong (UTC): latency (")
        .contains("), then pool timeouts (")
        .endsWith(") [e-log-timeline]");
  }

  @Test
  void series_of_logs_have_a_point_a_bucket() {
    MeasuredFacts facts =
        sick().with("log-timeline", Outcome.measured(logs()), List.of("e-log-timeline"));
    Map<String, Series> series = series(facts);

    assertThat(one(series, "latency-p95").points()).hasSize(60);
    assertThat(one(series, "latency-p95").unit()).isEqualTo("ms");
    assertThat(one(series, "latency-p95").points().getLast().value()).isEqualTo(2000);
    assertThat(one(series, "error-rate").points().getFirst())
        .isEqualTo(new Past.Point(BEGIN.minus(SKEW), 0));
    assertThat(one(series, "requests").points().getFirst().value()).isEqualTo(10);
  }

  @Test
  void the_runs_own_samples_are_points_with_their_limits() {
    Map<String, Series> series = series(sick());

    assertThat(series)
        .containsOnlyKeys(
            "open-files",
            "close-wait-answered",
            "close-wait-unanswered",
            "pool-in-use",
            "pool-waiting",
            "listener-queue",
            "resets",
            "overflows");
    Series files = one(series, "open-files");
    assertThat(files.points()).containsExactly(new Past.Point(NOW.minus(SKEW), 97));
    assertThat(files.limit()).contains(100.0);
    assertThat(files.evidence()).containsExactly("e-open-files");
    assertThat(one(series, "pool-in-use").limit()).contains(5.0);
    assertThat(one(series, "pool-waiting").points().getFirst().value()).isEqualTo(71);
    assertThat(one(series, "listener-queue").limit()).contains(32.0);
    assertThat(one(series, "overflows").unit()).isEqualTo("/s");
    assertThat(one(series, "overflows").points().getFirst().value()).isPositive();
  }

  @Test
  void what_was_not_measured_is_no_point() {
    MeasuredFacts facts =
        sick()
            .with(
                "open-files",
                Outcome.unavailable(Reason.NOT_PERMITTED, "no"),
                List.of("e-open-files"))
            .with("pools", Outcome.unavailable(Reason.TIMED_OUT, "no"), List.of("e-pools"));

    assertThat(series(facts)).doesNotContainKeys("open-files", "pool-in-use", "pool-waiting");
  }

  @Test
  void without_evidence_nothing_is_told() {
    MeasuredFacts facts = sick().with("log-timeline", Outcome.measured(logs()), List.of());
    PastReading reading = PastReading.of(looked(facts));

    assertThat(reading.past().signals()).isEmpty();
    assertThat(reading.firstToGoWrong()).isEmpty();
    assertThat(PastReading.of(new Looked(sick(), List.of(), Optional.empty())).past())
        .isEqualTo(Past.UNKNOWN);
  }

  private static Series one(Map<String, Series> series, String measure) {
    return Optional.ofNullable(series.get(measure)).orElseThrow();
  }

  private static Map<String, Series> series(MeasuredFacts facts) {
    return PastReading.of(looked(facts)).past().series().stream()
        .collect(Collectors.toMap(Series::measure, s -> s));
  }
}
