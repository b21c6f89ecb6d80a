package dee.playbooks.diagnosis;

import static dee.playbooks.SampleDatabase.group;
import static org.assertj.core.api.Assertions.assertThat;

import dee.playbooks.SampleFacts;
import dee.probes.HostPort;
import dee.probes.Outcome;
import dee.probes.database.DatabaseAnswer;
import dee.probes.database.RootBlocker;
import dee.probes.database.SessionGroup;
import dee.probes.pools.Pool;
import dee.probes.pools.PoolStatistics;
import dee.probes.sockets.Outgoing.Peer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What fills a pool is told apart by the database's own word about the instance's sessions. */
class DatabaseSessionsTest {

  private static final List<RootBlocker> BATCH =
      List.of(
          new RootBlocker(
              6268,
              5,
              "batch",
              "batchjob",
              "10.0.0.7",
              "idle in transaction",
              Optional.of(Duration.ofSeconds(40)),
              Optional.of(Duration.ofSeconds(41)),
              "update stock set n = n - ?"));

  /** A full pool on which nothing gets on, and connections that wait for the database. */
  private static SampleFacts stuck() {
    return SampleFacts.healthy()
        .outOfFilesBehindThePool()
        .pool(5, 5, 71, 0, 30, 0, 90)
        .endsOf(5, 0, 5, 0, 14_000);
  }

  private static LinkState state(SampleFacts facts, String id) {
    return ShippedMap.state(facts.facts(), id);
  }

  private static List<String> causes(SampleFacts facts) {
    return ShippedMap.of(facts).causes();
  }

  private static SessionGroup others() {
    return group("10.0.0.2", 40_001, 8, "active", "", 60);
  }

  @Test
  void sessions_that_wait_for_a_lock_name_its_holder() {
    SampleFacts facts =
        stuck()
            .sessions(
                30, BATCH, others(), group("10.0.0.1", 40_001, 5, "active", "Lock:tuple", 9_000));
    assertThat(causes(facts)).containsExactly("db-lock");
    assertThat(state(facts, "db-lock").toString())
        .contains("5 wait for a lock, the longest for 9.0 s")
        .contains("pid 6268 (batchjob, user batch, from 10.0.0.7) blocks 5: idle in transaction")
        .contains("a person may end it with select pg_terminate_backend(6268)")
        .contains("e-database-sessions");
    assertThat(state(facts, "db-slow-queries")).isInstanceOf(LinkState.Refuted.class);
    assertThat(state(facts, "db-pool-leak")).isInstanceOf(LinkState.Refuted.class);
    assertThat(state(facts, "db-pool-too-small")).isInstanceOf(LinkState.Refuted.class);
  }

  @Test
  void sessions_at_work_for_long_without_a_lock_are_slow_queries() {
    SampleFacts facts =
        stuck()
            .sessions(
                30, List.of(), others(), group("10.0.0.1", 40_001, 5, "active", "IO:x", 9_000));
    assertThat(causes(facts)).containsExactly("db-slow-queries");
    assertThat(state(facts, "db-lock")).isInstanceOf(LinkState.Refuted.class);
  }

  @Test
  void slow_ones_that_were_met_at_their_beginning_are_told_by_the_pools_own_time() {
    SampleFacts facts =
        stuck()
            .pool(5, 5, 60, 4, 20, 1_500, 382)
            .endsOf(5, 5, 1, 7, 1_400)
            .sessions(30, List.of(), others(), group("10.0.0.1", 40_001, 5, "active", "IO:x", 450));
    assertThat(causes(facts)).containsExactly("db-slow-queries");
  }

  @Test
  void idle_sessions_of_a_full_pool_are_leaked() {
    SampleFacts facts =
        stuck()
            .endsOf(5, 0, 0, 0, 0)
            .sessions(
                30,
                List.of(),
                others(),
                group("10.0.0.1", 40_001, 3, "idle", "Client:ClientRead", 34_000),
                group("10.0.0.1", 40_004, 2, "idle in transaction", "Client:ClientRead", 20_000));
    assertThat(causes(facts)).containsExactly("db-pool-leak");
    assertThat(state(facts, "db-pool-leak").toString())
        .contains("5 idle for 19 s to 34 s (2 of them in a transaction)");
    assertThat(state(facts, "db-lock")).isInstanceOf(LinkState.Refuted.class);
    assertThat(state(facts, "db-slow-queries")).isInstanceOf(LinkState.Refuted.class);
  }

  @Test
  void a_leak_that_is_some_seconds_old_is_not_ruled_out() {
    SampleFacts facts =
        stuck()
            .endsOf(5, 0, 0, 0, 0)
            .sessions(
                30, List.of(), group("10.0.0.1", 40_001, 5, "idle", "Client:ClientRead", 4_000));
    assertThat(state(facts, "db-pool-leak")).isInstanceOf(LinkState.NotChecked.class);
    assertThat(causes(facts)).isEmpty();
  }

  @Test
  void idle_sessions_of_callers_that_wait_for_something_else_are_no_leak() {
    SampleFacts facts =
        stuck()
            .sessions(
                30, List.of(), group("10.0.0.1", 40_001, 5, "idle", "Client:ClientRead", 34_000));
    SampleFacts waiting =
        facts.outgoing(
            new Peer(
                new HostPort("10.0.0.9", 5432),
                5,
                0,
                0,
                0,
                Optional.of(0L),
                Optional.empty(),
                Optional.of(Duration.ofSeconds(34)),
                Optional.of(Duration.ofSeconds(34))),
            new Peer(
                new HostPort("10.0.3.2", 9000),
                5,
                0,
                0,
                5,
                Optional.of(0L),
                Optional.of(Duration.ofSeconds(34)),
                Optional.empty(),
                Optional.empty()));
    assertThat(state(waiting, "db-pool-leak")).isInstanceOf(LinkState.NotChecked.class);
  }

  @Test
  void quick_sessions_behind_a_dead_metrics_page_are_a_small_pool() {
    SampleFacts facts =
        stuck()
            .deadMetrics()
            .log(40, 40, 12, 2, 5)
            .endsOf(5, 5, 5, 3, 90)
            .sessions(30, List.of(), group("10.0.0.1", 40_001, 5, "active", "", 80));
    assertThat(causes(facts)).containsExactly("db-pool-too-small");
  }

  @Test
  void a_queue_for_a_lock_that_moves_is_not_called_slow_queries() {
    SampleFacts facts =
        stuck()
            .pool(5, 5, 71, 4, 30, 1200, 20)
            .endsOf(5, 5, 5, 8, 1300)
            .sessions(
                30,
                BATCH,
                group("10.0.0.1", 40_001, 4, "active", "Lock:tuple", 1_900),
                group("10.0.0.1", 40_005, 1, "active", "", 200));
    assertThat(causes(facts)).containsExactly("db-lock");
  }

  @Test
  void another_instances_lock_is_not_this_ones() {
    SampleFacts facts =
        stuck()
            .sessions(
                30,
                BATCH,
                group("10.0.0.2", 40_001, 5, "active", "Lock:tuple", 9_000),
                group("10.0.0.1", 40_001, 5, "active", "", 9_000));
    assertThat(causes(facts)).containsExactly("db-slow-queries");
  }

  @Test
  void sessions_that_nobody_can_tell_apart_decide_nothing() {
    SampleFacts facts =
        stuck().sessions(30, BATCH, group("10.9.9.9", 50_000, 12, "active", "Lock:tuple", 9_000));
    assertThat(causes(facts)).isEmpty();
    assertThat(state(facts, "db-lock").toString())
        .contains("it has 12 sessions; which of them are this instance's cannot be told");
  }

  @Test
  void behind_translated_addresses_the_number_tells_when_nobody_else_is_there() {
    SampleFacts facts =
        stuck().sessions(30, BATCH, group("10.9.9.9", 50_000, 5, "active", "Lock:tuple", 9_000));
    assertThat(causes(facts)).containsExactly("db-lock");
  }

  @Test
  void where_its_connections_are_not_seen_its_host_tells() {
    SampleFacts facts =
        stuck()
            .without("outgoing", Outcome.Reason.NOT_PERMITTED, "needs the service's user")
            .sessions(
                30, BATCH, others(), group("10.0.0.1", 41_000, 5, "active", "Lock:tuple", 9_000));
    assertThat(causes(facts)).containsExactly("db-lock");
  }

  @Test
  void without_access_it_says_what_would_tell() {
    LinkState lock = state(stuck(), "db-lock");
    assertThat(lock)
        .isInstanceOfSatisfying(
            LinkState.NotChecked.class,
            not -> {
              assertThat(not.reason())
                  .contains("pg_stat_activity on db-1 would tell; no database-access is configured")
                  .contains("pg_blocking_pids");
              assertThat(not.missing()).doesNotContain("database-sessions");
            });
  }

  @Test
  void a_database_that_was_asked_in_vain_says_why() {
    SampleFacts facts =
        stuck()
            .without(
                "database-sessions",
                Outcome.Reason.NOT_PERMITTED,
                "FATAL: password authentication failed");
    assertThat(state(facts, "db-lock").toString())
        .contains("not permitted: FATAL: password authentication failed");
    assertThat(causes(facts)).isEmpty();
  }

  @Test
  void a_server_without_a_free_slot_keeps_a_pool_from_growing() {
    SampleFacts facts =
        stuck()
            .pool(20, 3, 71, 30, 60, 100, 95)
            .with("pools", growing())
            .with(
                "database-sessions",
                new DatabaseAnswer.NoFreeSlot("FATAL: sorry, too many clients already"));
    assertThat(causes(facts)).containsExactly("db-connections-exhausted");
    assertThat(state(facts, "db-connections-exhausted").toString())
        .contains("FATAL: sorry, too many clients already")
        .contains("3 of 20 in use");
  }

  @Test
  void a_server_with_room_does_not_keep_a_pool_from_growing() {
    SampleFacts facts =
        stuck().sessions(30, BATCH, group("10.0.0.1", 40_001, 5, "active", "Lock:tuple", 9_000));
    assertThat(state(facts, "db-connections-exhausted")).isInstanceOf(LinkState.Refuted.class);
  }

  /** Three open, none idle, and callers wait though twenty are allowed. */
  private static PoolStatistics growing() {
    return new PoolStatistics(
        List.of(
            new Pool(
                "orders",
                java.util.OptionalLong.of(20),
                java.util.OptionalLong.of(3),
                java.util.OptionalLong.of(0),
                java.util.OptionalLong.of(71),
                java.util.OptionalDouble.of(30),
                java.util.OptionalDouble.of(60),
                Optional.of(Duration.ofMillis(100)),
                Optional.of(Duration.ofMillis(95)),
                java.util.OptionalLong.of(9))),
        SampleFacts.WINDOW,
        "metrics page, asked on the target");
  }
}
