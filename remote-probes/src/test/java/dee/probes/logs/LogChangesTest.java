package dee.probes.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dee.probes.logs.LogChange.Kind;
import dee.probes.logs.LogTimeline.Bucket;
import dee.probes.logs.LogTimeline.Latency;
import dee.probes.logs.LogTimeline.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class LogChangesTest {

  private static final Instant BEGIN = Instant.parse("2026-11-22T02:00:00Z");
  private static final Duration WIDTH = Duration.ofSeconds(10);
  private static final Told NONE = new Told(0, Optional.empty());
  private static final int MINUTES_10 = 60;

  private final Random random = new Random(7);

  /** One bucket each ten seconds; the numbers are told by the bucket's index. */
  private static LogTimeline log(
      int buckets, IntUnaryOperator requests, IntUnaryOperator errors, IntUnaryOperator p95) {
    List<Bucket> all = new ArrayList<>();
    for (int i = 0; i < buckets; i++) {
      int n = requests.applyAsInt(i);
      Latency latency =
          new Latency(
              Duration.ofMillis(p95.applyAsInt(i) / 2), Duration.ofMillis(p95.applyAsInt(i)));
      if (n > 0) {
        all.add(new Bucket(at(i), n, n, errors.applyAsInt(i), 0, Optional.of(latency), NONE, NONE));
      }
    }
    return of(all);
  }

  private static LogTimeline of(List<Bucket> all) {
    Instant last = all.getLast().from().plus(WIDTH).minusSeconds(1);
    return new LogTimeline(
        "x.log", 9, 1, Optional.of(last), all.getFirst().from(), last, true, WIDTH, all);
  }

  private static LogTimeline application(
      int buckets, IntUnaryOperator errors, IntUnaryOperator pool) {
    List<Bucket> all = new ArrayList<>();
    for (int i = 0; i < buckets; i++) {
      int n = pool.applyAsInt(i);
      Told told = new Told(n, n == 0 ? Optional.empty() : Optional.of(at(i).plusSeconds(2)));
      all.add(new Bucket(at(i), 5 + n, 0, errors.applyAsInt(i), 0, Optional.empty(), told, NONE));
    }
    return of(all);
  }

  private static Instant at(int bucket) {
    return BEGIN.plus(WIDTH.multipliedBy(bucket));
  }

  private static List<LogChange> access(LogTimeline log) {
    return LogChanges.in(
        new LogTimelines(log.last().plusSeconds(1), Optional.empty(), Optional.of(log), List.of()));
  }

  private static List<LogChange> app(LogTimeline log) {
    return LogChanges.in(
        new LogTimelines(log.last().plusSeconds(1), Optional.of(log), Optional.empty(), List.of()));
  }

  private static List<LogChange> both(LogTimeline app, LogTimeline access, Instant now) {
    return LogChanges.in(new LogTimelines(now, Optional.of(app), Optional.of(access), List.of()));
  }

  @Test
  void latency_that_grows_and_stays_is_told_with_its_moment() {
    List<LogChange> changes =
        access(log(MINUTES_10, _ -> 100, _ -> 0, i -> i < 40 ? noisy(50) : noisy(900)));

    assertThat(changes).hasSize(1);
    LogChange change = changes.getFirst();
    assertThat(change.kind()).isEqualTo(Kind.LATENCY_GROWS);
    assertThat(change.at()).isEqualTo(at(40));
    assertThat(change.within()).isEqualTo(WIDTH);
    assertThat(change.before()).isCloseTo(50, within(20.0));
    assertThat(change.after()).isCloseTo(900, within(300.0));
  }

  @Test
  void noise_alone_is_no_change() {
    for (int seed = 0; seed < 200; seed++) {
      random.setSeed(seed);
      assertThat(
              access(
                  log(
                      MINUTES_10,
                      _ -> 15 + random.nextInt(30),
                      _ -> random.nextInt(10) == 0 ? 1 : 0,
                      _ -> noisy(120))))
          .as("seed %d", seed)
          .isEmpty();
    }
  }

  @Test
  void a_few_requests_say_nothing() {
    assertThat(access(log(MINUTES_10, i -> i % 4 == 0 ? 1 : 0, _ -> 0, i -> i < 50 ? 50 : 5000)))
        .isEmpty();
  }

  @Test
  void a_spike_that_has_passed_is_no_change() {
    assertThat(access(log(MINUTES_10, _ -> 100, _ -> 0, i -> i >= 30 && i < 36 ? 2000 : noisy(50))))
        .isEmpty();
  }

  @Test
  void one_good_moment_does_not_end_it() {
    assertThat(access(log(MINUTES_10, _ -> 100, _ -> 0, i -> i < 40 || i == 50 ? noisy(50) : 2000)))
        .extracting(LogChange::kind, LogChange::at)
        .containsExactly(tuple(Kind.LATENCY_GROWS, at(40)));
  }

  @Test
  void fast_answers_that_become_a_little_slower_are_still_fast() {
    assertThat(access(log(MINUTES_10, _ -> 100, _ -> 0, i -> i < 40 ? 2 : 40))).isEmpty();
  }

  @Test
  void a_log_that_begins_when_all_is_wrong_tells_of_no_beginning() {
    assertThat(access(log(MINUTES_10, _ -> 100, _ -> 30, _ -> noisy(3000)))).isEmpty();
    assertThat(access(log(MINUTES_10, _ -> 100, i -> i < 2 ? 0 : 30, i -> i < 2 ? 50 : 3000)))
        .isEmpty();
  }

  @Test
  void failed_requests_are_told_by_their_share() {
    List<LogChange> changes =
        access(log(MINUTES_10, _ -> 100, i -> i < 45 ? 1 : 20, _ -> noisy(50)));

    assertThat(changes).hasSize(1);
    assertThat(changes.getFirst().kind()).isEqualTo(Kind.REQUESTS_FAIL);
    assertThat(changes.getFirst().at()).isEqualTo(at(45));
    assertThat(changes.getFirst().after()).isCloseTo(0.2, within(0.01));
  }

  @Test
  void traffic_that_doubles_or_halves_is_told() {
    assertThat(access(log(MINUTES_10, i -> i < 40 ? 100 : 350, _ -> 0, _ -> noisy(50))))
        .extracting(LogChange::kind)
        .containsExactly(Kind.TRAFFIC_GROWS);
    assertThat(access(log(MINUTES_10, i -> i < 40 ? 100 : 20, _ -> 0, _ -> noisy(50))))
        .extracting(LogChange::kind)
        .containsExactly(Kind.TRAFFIC_FALLS);
  }

  @Test
  void errors_in_an_application_log_begin_with_the_first() {
    List<LogChange> changes = app(application(MINUTES_10, i -> i < 40 ? 0 : 4, _ -> 0));

    assertThat(changes).hasSize(1);
    assertThat(changes.getFirst().kind()).isEqualTo(Kind.ERRORS_BEGIN);
    assertThat(changes.getFirst().at()).isEqualTo(at(40));
  }

  @Test
  void pool_timeouts_begin_with_the_first_of_those_that_go_on() {
    assertThat(app(application(MINUTES_10, _ -> 0, i -> i == 3 || i > 50 ? 2 : 0)))
        .singleElement()
        .satisfies(c -> {
          assertThat(c.kind()).isEqualTo(Kind.POOL_TIMEOUTS_BEGIN);
          assertThat(c.at()).isEqualTo(at(51).plusSeconds(2));
          assertThat(c.after()).isEqualTo(18);
        });
    assertThat(app(application(MINUTES_10, _ -> 0, _ -> 2))).isEmpty();
    assertThat(app(application(MINUTES_10, _ -> 0, i -> i == 3 ? 2 : 0))).isEmpty();
  }

  @Test
  void an_application_log_falls_silent_before_the_access_log() {
    LogTimeline app = application(40, _ -> 0, _ -> 0);
    LogTimeline whole = log(MINUTES_10, _ -> 100, _ -> 0, _ -> noisy(50));
    Instant now = whole.last();

    assertThat(both(app, whole, now))
        .extracting(LogChange::kind, LogChange::at)
        .containsExactly(tuple(Kind.APPLICATION_SILENT, app.last()));
    LogTimeline access = log(50, _ -> 100, _ -> 0, _ -> noisy(50));
    assertThat(both(app, access, now))
        .extracting(LogChange::kind, LogChange::at)
        .containsExactly(
            tuple(Kind.APPLICATION_SILENT, app.last()), tuple(Kind.ALL_SILENT, access.last()));
  }

  @Test
  void a_log_that_often_pauses_is_not_silent() {
    LogTimeline pauses = log(40, i -> i % 8 == 0 ? 30 : 0, _ -> 0, _ -> 50);
    LogTimeline whole = log(MINUTES_10, _ -> 100, _ -> 0, _ -> noisy(50));

    assertThat(both(pauses, whole, pauses.last().plusSeconds(90))).isEmpty();
  }

  @Test
  void a_program_that_only_speaks_when_it_starts_is_not_silent() {
    LogTimeline banner = log(2, _ -> 200, _ -> 0, _ -> 50);
    LogTimeline whole = log(MINUTES_10, _ -> 100, _ -> 0, _ -> noisy(50));

    assertThat(both(banner, whole, whole.last())).isEmpty();
  }

  private int noisy(int usual) {
    return (int) (usual * (0.7 + 0.6 * random.nextDouble()));
  }
}
