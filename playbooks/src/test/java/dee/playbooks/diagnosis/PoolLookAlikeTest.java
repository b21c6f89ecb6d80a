package dee.playbooks.diagnosis;

import static dee.playbooks.SampleSockets.dependency;
import static dee.playbooks.diagnosis.ShippedMap.ids;
import static dee.playbooks.diagnosis.ShippedMap.told;
import static dee.playbooks.diagnosis.ShippedMap.unresolved;
import static org.assertj.core.api.Assertions.assertThat;

import dee.playbooks.SampleFacts;
import dee.probes.HostPort;
import dee.probes.sockets.Outgoing.Peer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What looks like a pool that leaks, blocks or is too small, and is not or cannot be told. */
class PoolLookAlikeTest {

  private static final Duration HOUR = Duration.ofHours(1);

  private static SampleFacts outOfFilesBehindThePool() {
    return SampleFacts.healthy().outOfFilesBehindThePool();
  }

  @Test
  void four_of_five_connections_leaked_is_not_a_small_pool() {
    Diagnosis diagnosis =
        unresolved(
            outOfFilesBehindThePool()
                .pool(5, 5, 71, 100, 130, 10, 10)
                .database(5, 1, 1, 200, 8, 600_000));
    assertThat(ids(diagnosis.ruledOut())).doesNotContain("db-pool-leak");
    assertThat(ids(diagnosis.notChecked())).contains("db-pool-too-small", "db-pool-leak");
  }

  @Test
  void four_of_five_connections_blocked_is_not_a_small_pool() {
    Diagnosis diagnosis =
        unresolved(
            outOfFilesBehindThePool()
                .pool(5, 5, 71, 100, 130, 10, 10)
                .database(5, 1, 5, 200, 45_000, 0));
    assertThat(ids(diagnosis.ruledOut())).doesNotContain("db-lock");
    assertThat(ids(diagnosis.notChecked())).contains("db-pool-too-small", "db-lock");
  }

  @Test
  void half_of_the_connections_in_use_by_the_log_is_not_a_small_pool() {
    unresolved(
        outOfFilesBehindThePool()
            .deadMetrics()
            .log(40, 40, 12, 2, 5)
            .database(5, 3, 3, 120, 60, 300_000));
  }

  @Test
  void queries_of_nine_tenths_of_a_second_are_not_called_quick_by_the_log() {
    unresolved(
        outOfFilesBehindThePool()
            .deadMetrics()
            .log(40, 40, 12, 2, 5)
            .database(5, 5, 5, 11, 900, 0));
  }

  @Test
  void queries_that_take_forty_times_as_long_as_before_are_not_quick() {
    unresolved(
        outOfFilesBehindThePool().pool(5, 5, 71, 24, 79, 200, 5).database(5, 5, 5, 48, 200, 0));
  }

  @Test
  void long_held_connections_without_a_look_at_the_database_are_not_slow_queries() {
    Diagnosis diagnosis =
        unresolved(
            outOfFilesBehindThePool()
                .configuredDatabase(Optional.empty())
                .pool(5, 5, 71, 2, 30, 2400, 100));
    assertThat(ids(diagnosis.notChecked())).contains("db-slow-queries", "db-lock");
  }

  @Test
  void quick_turns_without_a_look_at_the_database_do_not_rule_out_a_lock() {
    Diagnosis diagnosis =
        ShippedMap.of(
            outOfFilesBehindThePool()
                .configuredDatabase(Optional.empty())
                .pool(5, 5, 71, 48, 79, 100, 95));
    assertThat(diagnosis.causes()).containsExactly("db-pool-too-small");
    assertThat(ids(diagnosis.ruledOut())).doesNotContain("db-lock");
    assertThat(ids(diagnosis.notChecked())).contains("db-lock");
    unresolved(
        outOfFilesBehindThePool()
            .configuredDatabase(Optional.empty())
            .pool(5, 5, 71, 38, 79, 100, 95));
  }

  @Test
  void four_waiting_for_a_lock_and_one_that_gets_on_is_not_slow_queries() {
    Diagnosis byLog =
        unresolved(
            outOfFilesBehindThePool()
                .deadMetrics()
                .log(40, 40, 12, 2, 5)
                .database(5, 1, 5, 12, 25_000, 0));
    assertThat(ids(byLog.notChecked())).contains("db-lock", "db-slow-queries");
    unresolved(
        outOfFilesBehindThePool().pool(5, 5, 71, 4, 30, 1250, 100).database(5, 5, 5, 8, 9_000, 0));
  }

  @Test
  void a_service_with_two_pools_is_not_judged_by_the_sockets_of_one() {
    Diagnosis diagnosis =
        unresolved(
            outOfFilesBehindThePool()
                .pool(5, 5, 71, 0, 30, 0, 90)
                .secondPool()
                .database(5, 0, 0, 0, 0, 35_000));
    assertThat(ids(diagnosis.notChecked())).contains("db-pool-leak", "db-lock");
  }

  @Test
  void another_database_on_the_same_port_does_not_speak_for_the_configured_one() {
    Peer busyOther =
        new Peer(
            new HostPort("10.0.0.8", 5432),
            40,
            0,
            40,
            3,
            Optional.of(900L),
            Optional.of(Duration.ofMillis(10)),
            Optional.empty(),
            Optional.empty());
    Peer blocked =
        new Peer(
            new HostPort("10.0.0.9", 5432),
            5,
            0,
            0,
            5,
            Optional.of(0L),
            Optional.of(Duration.ofSeconds(14)),
            Optional.empty(),
            Optional.empty());
    Diagnosis diagnosis =
        unresolved(
            outOfFilesBehindThePool()
                .configuredDatabase(Optional.of(new HostPort("10.0.0.9", 5432)))
                .pool(5, 5, 71, 0, 30, 0, 90)
                .outgoing(busyOther, blocked));
    assertThat(ids(diagnosis.notChecked())).contains("db-lock");
    assertThat(told(diagnosis, "db-lock")).contains("5 connections to the database");
  }

  @Test
  void connections_held_while_another_service_is_waited_for_are_no_leak() {
    Peer idle =
        new Peer(
            new HostPort("10.0.0.9", 5432),
            5,
            0,
            0,
            0,
            Optional.of(0L),
            Optional.empty(),
            Optional.of(Duration.ofSeconds(60)),
            Optional.of(Duration.ofSeconds(60)));
    unresolved(
        outOfFilesBehindThePool().pool(5, 5, 71, 0, 30, 0, 90).outgoing(idle, dependency(60_000)));
    Peer counted =
        new Peer(
            new HostPort("10.0.3.2", 9000),
            8,
            0,
            0,
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    unresolved(outOfFilesBehindThePool().pool(5, 5, 71, 0, 30, 0, 90).outgoing(idle, counted));
  }

  @Test
  void a_pool_whose_connections_were_used_a_moment_ago_has_not_leaked_though_one_is_long_quiet() {
    unresolved(
        outOfFilesBehindThePool()
            .pool(5, 5, 71, 0, 30, 0, 90)
            .outgoing(
                new Peer(
                    new HostPort("10.0.0.9", 5432),
                    5,
                    0,
                    0,
                    0,
                    Optional.of(0L),
                    Optional.empty(),
                    Optional.of(Duration.ofSeconds(600)),
                    Optional.of(Duration.ofSeconds(3)))));
  }

  @Test
  void an_old_line_in_a_log_that_is_still_written_is_no_witness() {
    for (Optional<Duration> age : List.of(Optional.of(HOUR), Optional.<Duration>empty())) {
      Diagnosis diagnosis =
          unresolved(
              outOfFilesBehindThePool()
                  .deadMetrics()
                  .log(40, 40, 12, 2, 5, age)
                  .database(5, 5, 4, 190, 90, 0));
      assertThat(ids(diagnosis.notChecked())).contains("pool-exhausted");
    }
  }
}
