package dee.bot.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dee.bot.Eventually;
import dee.bot.incident.Actor;
import dee.bot.incident.Errand;
import dee.bot.incident.ErrandRunner;
import dee.bot.incident.Happening.Declared;
import dee.bot.incident.Happening.NoteAdded;
import dee.bot.incident.IncidentId;
import dee.bot.incident.SettableClock;
import dee.bot.incident.Severity;
import dee.bot.room.Chronicle;
import dee.bot.room.Deed;
import dee.bot.store.DataDirectory;
import dee.bot.store.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class AgendaTest {

  private static final InstantSource CLOCK = InstantSource.system();
  private static final IncidentId INCIDENT = new IncidentId(1);
  private static final Errand UPDATE = Errand.of(Errand.Kind.UPDATE, INCIDENT);
  private static final Errand VERIFY = new Errand(Errand.Kind.VERIFY, INCIDENT, "7f/3a 00");

  private final TestDatabase kind;

  @TempDir private Path path;
  private DataDirectory data;
  private DbAgenda agenda;
  private final BlockingQueue<Errand> done = new LinkedBlockingQueue<>();

  AgendaTest(TestDatabase kind) {
    this.kind = kind;
  }

  @BeforeEach
  void open() {
    data = kind.fresh(path).open();
    agenda = agenda(CLOCK);
  }

  private DbAgenda agenda(InstantSource clock) {
    return new DbAgenda(data.database(), data.node(), clock);
  }

  @AfterEach
  void close() {
    agenda.close();
    data.close();
  }

  private ErrandRunner noting() {
    return errand -> {
      done.add(errand);
      return Optional.empty();
    };
  }

  private void start(ErrandRunner runner) {
    agenda.start(Map.of(Errand.Kind.UPDATE, runner, Errand.Kind.VERIFY, runner));
  }

  private Errand next() throws InterruptedException {
    return Optional.ofNullable(done.poll(30, TimeUnit.SECONDS)).orElseThrow();
  }

  private long rows(String condition) throws SQLException {
    try (Connection connection = data.database().getConnection();
        Statement statement = connection.createStatement();
        var result =
            statement.executeQuery("select count(*) from scheduled_tasks where " + condition)) {
      result.next();
      return result.getLong(1);
    }
  }

  private void change(String sql) throws SQLException {
    try (Connection connection = data.database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void awaitRows(String condition, long count) {
    Eventually.holds(() -> rows(condition) == count);
  }

  @Test
  void an_errand_is_done_at_once_when_it_is_due_and_is_forgotten_then() throws Exception {
    start(noting());
    long before = System.nanoTime();
    agenda.set(VERIFY, CLOCK.instant());
    assertThat(next()).isEqualTo(VERIFY);
    // Well below the second between two looks.
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(900));
    awaitRows("1 = 1", 0);
  }

  @Test
  void an_errand_waits_for_its_time() throws Exception {
    start(noting());
    Instant at = CLOCK.instant().plusMillis(1500);
    agenda.set(UPDATE, at);
    next();
    assertThat(CLOCK.instant()).isAfterOrEqualTo(at);
  }

  @Test
  void the_same_errand_again_moves_it() throws Exception {
    start(noting());
    agenda.set(UPDATE, CLOCK.instant().plusSeconds(3600));
    assertThat(rows("1 = 1")).isEqualTo(1);
    agenda.set(UPDATE, CLOCK.instant());
    assertThat(next()).isEqualTo(UPDATE);
    awaitRows("1 = 1", 0);
    assertThat(done).isEmpty();
  }

  @Test
  void an_errand_that_was_dropped_is_not_done() throws Exception {
    agenda.set(UPDATE, CLOCK.instant());
    agenda.set(VERIFY, CLOCK.instant());
    agenda.drop(UPDATE);
    start(noting());
    assertThat(next()).isEqualTo(VERIFY);
    awaitRows("1 = 1", 0);
    assertThat(done).isEmpty();
  }

  @Test
  void a_runner_says_when_it_comes_again() throws Exception {
    AtomicInteger times = new AtomicInteger();
    start(errand -> {
      done.add(errand);
      return times.incrementAndGet() < 3 ? Optional.of(CLOCK.instant()) : Optional.empty();
    });
    agenda.set(UPDATE, CLOCK.instant());
    assertThat(List.of(next(), next(), next())).containsOnly(UPDATE);
    awaitRows("1 = 1", 0);
  }

  @Test
  void an_errand_that_is_set_while_it_is_done_is_done_again() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    start(errand -> {
      begun.countDown();
      go.await();
      done.add(errand);
      return Optional.of(CLOCK.instant().plusSeconds(3600));
    });
    agenda.set(UPDATE, CLOCK.instant());
    begun.await();
    agenda.set(UPDATE, CLOCK.instant().plusSeconds(7200));
    agenda.set(UPDATE, CLOCK.instant());
    go.countDown();
    assertThat(List.of(next(), next())).containsOnly(UPDATE);
    awaitRows("not picked and wished_at is null", 1);
  }

  @Test
  void an_errand_of_a_deed_is_done_after_its_commit_and_not_without_one() throws Exception {
    start(noting());
    Chronicle chronicle = data.chronicle(agenda, agenda::wake);
    Declared declared = new Declared("orders", "x", Severity.SEV_2);
    assertThatThrownBy(() ->
            chronicle.declare(
                declared,
                Actor.dee(),
                CLOCK.instant(),
                _ ->
                    Deed.NOTHING
                        .then(UPDATE, CLOCK.instant())
                        .then(
                            new Errand(Errand.Kind.VERIFY, INCIDENT, "x".repeat(300)),
                            CLOCK.instant())))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(rows("1 = 1")).isZero();
    chronicle.declare(
        declared, Actor.dee(), CLOCK.instant(), _ -> Deed.NOTHING.then(VERIFY, CLOCK.instant()));
    assertThat(next()).isEqualTo(VERIFY);
    assertThat(done).isEmpty();
  }

  @Test
  void an_errand_may_set_itself_in_a_deed_while_it_is_done() throws Exception {
    Chronicle chronicle = data.chronicle(agenda, agenda::wake);
    chronicle.declare(
        new Declared("orders", "x", Severity.SEV_2),
        Actor.dee(),
        CLOCK.instant(),
        _ -> Deed.NOTHING);
    start(errand -> {
      chronicle.write(
          INCIDENT,
          Actor.dee(),
          CLOCK.instant(),
          timeline ->
              timeline.size() > 3
                  ? Deed.NOTHING
                  : Deed.of(new NoteAdded("u")).then(UPDATE, CLOCK.instant()));
      done.add(errand);
      return Optional.empty();
    });
    agenda.set(UPDATE, CLOCK.instant());
    assertThat(List.of(next(), next(), next(), next())).containsOnly(UPDATE);
    awaitRows("1 = 1", 0);
    assertThat(data.incidents().timeline(INCIDENT)).hasSize(4);
  }

  @Test
  void a_runner_that_throws_is_tried_again_later() throws Exception {
    AtomicInteger times = new AtomicInteger();
    start(errand -> {
      done.add(errand);
      if (times.incrementAndGet() == 1) {
        throw new IllegalStateException("not today");
      }
      return Optional.empty();
    });
    agenda.set(UPDATE, CLOCK.instant());
    next();
    awaitRows("consecutive_failures = 1 and not picked", 1);
    next();
    awaitRows("1 = 1", 0);
    assertThat(List.of(Errands.retry(0), Errands.retry(1), Errands.retry(40)))
        .containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofMinutes(5));
  }

  @Test
  void closing_interrupts_what_is_done_and_leaves_it_due() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    start(_ -> {
      begun.countDown();
      never.await();
      return Optional.empty();
    });
    agenda.set(UPDATE, CLOCK.instant());
    begun.await();
    agenda.close();
    assertThat(rows("not picked")).isEqualTo(1);
    agenda = agenda(CLOCK);
    start(noting());
    assertThat(next()).isEqualTo(UPDATE);
  }

  @Test
  void what_a_dee_did_when_it_was_killed_is_due_again_when_it_starts() throws Exception {
    agenda.set(UPDATE, CLOCK.instant());
    change(
        "update scheduled_tasks set picked = true, picked_by = '"
            + data.node()
            + "', last_heartbeat = '2999-01-01T00:00:00.000000Z'");
    start(noting());
    assertThat(next()).isEqualTo(UPDATE);
  }

  @Tag("full")
  @Test
  void what_another_dee_left_is_taken_over_even_if_its_clock_was_in_the_future() throws Exception {
    start(noting());
    long before = System.nanoTime();
    agenda.set(VERIFY, CLOCK.instant().plusSeconds(3600));
    change(
        "update scheduled_tasks set picked = true, picked_by = 'gone',"
            + " last_heartbeat = '2999-01-01T00:00:00.000000Z'");
    assertThat(Optional.ofNullable(done.poll(40, TimeUnit.SECONDS))).contains(VERIFY);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(35));
  }

  @Test
  void a_clock_that_is_put_back_does_not_stop_the_agenda() throws Exception {
    SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    agenda = agenda(clock);
    start(noting());
    agenda.set(UPDATE, clock.instant());
    next();
    clock.forward(Duration.ofHours(-1));
    agenda.set(UPDATE, clock.instant());
    assertThat(next()).isEqualTo(UPDATE);
    agenda.set(UPDATE, clock.instant().plusSeconds(60));
    clock.forward(Duration.ofSeconds(61));
    assertThat(next()).isEqualTo(UPDATE);
  }

  @Test
  void errands_of_kinds_without_a_runner_here_are_left_alone() throws Exception {
    Errand other = new Errand(Errand.Kind.MITIGATE, INCIDENT, "p");
    agenda.set(other, CLOCK.instant());
    start(noting());
    agenda.set(UPDATE, CLOCK.instant());
    assertThat(next()).isEqualTo(UPDATE);
    awaitRows("task_name = 'mitigate' and not picked", 1);
  }
}
