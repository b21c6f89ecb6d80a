package dee.playbooks.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dee.playbooks.FakeProbes;
import dee.playbooks.SampleFacts;
import dee.playbooks.compiler.PlaybookCompiler;
import dee.playbooks.compiler.ShippedPlaybooks;
import dee.probes.HostPort;
import dee.probes.Outcome;
import dee.probes.process.ServiceProcess;
import dee.probes.reachability.Reachability.Result;
import dee.probes.sockets.Outgoing.Peer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What looks like one of the causes and is another, or cannot be told: no wrong name is given. */
class LookAlikeTest {

  private static final Diagnostician DEE =
      new Diagnostician(
          new PlaybookCompiler(new FakeProbes().catalog())
              .compile(ShippedPlaybooks.conditions())
              .map());

  private static final Duration HOUR = Duration.ofHours(1);

  private static Diagnosis of(SampleFacts facts) {
    return DEE.diagnose(facts.facts());
  }

  private static List<String> ids(List<Diagnosis.Link> links) {
    return links.stream().map(l -> l.condition().id()).toList();
  }

  private static String told(Diagnosis diagnosis, String id) {
    return Stream.of(diagnosis.chain(), diagnosis.ruledOut(), diagnosis.notChecked())
        .flatMap(List::stream)
        .filter(l -> l.condition().id().equals(id))
        .map(l -> l.state().toString())
        .findFirst()
        .orElse("nothing about " + id);
  }

  private static Diagnosis unresolved(SampleFacts facts) {
    Diagnosis diagnosis = of(facts);
    assertThat(diagnosis.verdict())
        .as(ids(diagnosis.chain()).toString())
        .isEqualTo(Verdict.UNRESOLVED);
    assertThat(diagnosis.causes()).isEmpty();
    return diagnosis;
  }

  private static SampleFacts outOfFilesBehindThePool() {
    return SampleFacts.healthy()
        .tries(Result.READ_TIMEOUT, 2)
        .moreTries(Result.CONNECT_TIMEOUT, 4)
        .files(100, 97, 91, 5)
        .queue(33, 33, 32, 76)
        .counters(76)
        .closeWait(86, 0, 14, 28);
  }

  private static SampleFacts fullQueue() {
    return SampleFacts.healthy()
        .tries(Result.CONNECT_TIMEOUT, 4)
        .moreTries(Result.ANSWERED, 1)
        .files(20000, 30, 14, 12)
        .queue(9, 8, 8, 60)
        .counters(60)
        .closeWait(0, 0, 2, 3);
  }

  private static Peer dependency(int waitedMs) {
    return new Peer(
        new HostPort("10.0.3.2", 9000),
        8,
        0,
        1,
        8,
        Optional.of(1L),
        Optional.of(Duration.ofMillis(waitedMs)),
        Optional.empty(),
        Optional.empty());
  }

  // Pools

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
        of(
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

  @Test
  void an_old_line_about_files_does_not_show_that_accept_fails() {
    SampleFacts facts =
        SampleFacts.healthy()
            .tries(Result.READ_TIMEOUT, 6)
            .files(400, 393, 40, 330)
            .queue(1, 1, 32, 0);
    Diagnosis old = unresolved(facts.log(9, 9, 0, 2, 0, Optional.of(HOUR)));
    assertThat(told(old, "accept-fails")).contains("the last such line 60 min before its end");
    assertThat(of(facts.log(9, 9, 0, 2, 0)).causes()).containsExactly("file-leak");
  }

  // Accept queues

  @Test
  void one_dropped_syn_is_not_a_full_accept_queue() {
    Diagnosis diagnosis = unresolved(fullQueue().queue(0, 0, 8, 1).counters(0, 1));
    assertThat(ids(diagnosis.chain())).doesNotContain("accept-queue-full", "acceptor-too-slow");
  }

  @Test
  void a_burst_that_is_over_shows_in_the_overflows() {
    assertThat(of(fullQueue().queue(0, 0, 8, 60).counters(60)).causes())
        .containsExactly("acceptor-too-slow");
  }

  @Test
  void a_full_syn_queue_is_not_a_slow_acceptor() {
    unresolved(fullQueue().counters(60, 300));
  }

  @Test
  void a_server_that_waits_for_a_dependency_is_not_a_slow_acceptor() {
    Diagnosis diagnosis = unresolved(fullQueue().outgoing(dependency(4_000)));
    assertThat(ids(diagnosis.chain())).contains("accept-queue-full", "syn-dropped");
    assertThat(of(fullQueue().outgoing(dependency(40))).causes())
        .containsExactly("acceptor-too-slow");
  }

  @Test
  void a_server_whose_pool_is_exhausted_is_not_a_slow_acceptor() {
    unresolved(fullQueue().pool(5, 5, 71, 0, 30, 0, 90).database(5, 0, 5, 0, 14_000, 0));
  }

  @Test
  void close_wait_of_which_nothing_is_known_does_not_clear_the_workers() {
    unresolved(fullQueue().unknownCloseWait(40));
  }

  @Test
  void a_traced_process_that_runs_is_not_frozen() {
    Diagnosis diagnosis =
        unresolved(fullQueue().process(ServiceProcess.State.TRACED, Duration.ofMillis(300)));
    assertThat(ids(diagnosis.ruledOut())).contains("process-frozen");
    assertThat(of(fullQueue().process(ServiceProcess.State.TRACED, Duration.ZERO)).causes())
        .containsExactly("process-frozen");
  }

  // Files

  @Test
  void one_queued_connection_near_the_limit_does_not_show_that_accept_fails() {
    Diagnosis diagnosis =
        unresolved(
            SampleFacts.healthy()
                .tries(Result.READ_TIMEOUT, 6)
                .files(400, 393, 40, 330)
                .queue(1, 1, 32, 0));
    assertThat(ids(diagnosis.chain())).contains("file-leak", "fd-exhausted");
    assertThat(ids(diagnosis.notChecked())).contains("accept-fails");
  }

  @Test
  void a_full_file_table_of_the_machine_is_named() {
    SampleFacts facts =
        SampleFacts.healthy()
            .tries(Result.READ_TIMEOUT, 6)
            .queue(9, 9, 32, 0)
            .sysctl("fs.file-nr", "9998\t0\t10000");
    Diagnosis diagnosis = of(facts);
    assertThat(diagnosis.causes()).containsExactly("system-fd-limit");
    assertThat(told(diagnosis, "system-fd-limit")).contains("9998 of 10000 files open");
    assertThat(
            ids(unresolved(facts.sysctl("fs.file-nr", "2848\t0\t9223372036854775807")).ruledOut()))
        .contains("system-fd-limit");
  }

  @Test
  void a_full_table_of_tracked_connections_is_named_and_a_roomy_one_ruled_out() {
    SampleFacts facts =
        SampleFacts.healthy()
            .tries(Result.CONNECT_TIMEOUT, 6)
            .sysctl("net.netfilter.nf_conntrack_count", "65536")
            .sysctl("net.netfilter.nf_conntrack_max", "65536");
    assertThat(of(facts).causes()).containsExactly("conntrack-full");
    Diagnosis roomy = unresolved(facts.sysctl("net.netfilter.nf_conntrack_count", "310"));
    assertThat(ids(roomy.ruledOut())).contains("conntrack-full");
  }

  @Test
  void answered_connections_that_were_just_left_are_no_leak_though_one_is_old() {
    SampleFacts facts =
        SampleFacts.healthy()
            .tries(Result.READ_TIMEOUT, 6)
            .files(100, 100, 92, 5)
            .queue(9, 8, 32, 0);
    Diagnosis diagnosis = unresolved(facts.answeredCloseWait(84, 1));
    assertThat(ids(diagnosis.notChecked())).contains("close-wait-leak");
    assertThat(of(facts.answeredCloseWait(84, 70)).causes()).containsExactly("close-wait-leak");
  }

  @Test
  void of_many_processes_the_fullest_is_named() {
    SampleFacts facts =
        fullQueue()
            .files(100, 100, 20, 76)
            .process(ServiceProcess.State.SLEEPING, Duration.ofMillis(40), 4);
    Diagnosis diagnosis = of(facts);
    assertThat(diagnosis.causes()).containsExactly("file-leak");
    assertThat(told(diagnosis, "file-leak"))
        .contains("100 of 100 files open by pid 4711, the fullest of 4 processes");
    assertThat(told(diagnosis, "acceptor-too-slow")).contains("by the fullest of 4 processes");
  }

  // What clients see

  @Test
  void a_port_that_only_loopback_reaches_is_said_so() {
    Diagnosis diagnosis =
        of(SampleFacts.healthy().tries(Result.REFUSED, 6).listenerOn("127.0.0.1:8080"));
    assertThat(diagnosis.causes()).containsExactly("port-closed");
    assertThat(told(diagnosis, "port-closed")).contains("only 127.0.0.1:8080 is listened on");
  }

  @Test
  void a_try_that_failed_in_no_known_way_is_neither_healthy_nor_explained() {
    unresolved(SampleFacts.healthy().tries(Result.OTHER, 6));
  }

  @Test
  void a_queue_that_answers_with_resets_explains_them() {
    SampleFacts facts =
        outOfFilesBehindThePool()
            .tries(Result.READ_TIMEOUT, 2)
            .moreTries(Result.RESET, 4)
            .pool(5, 5, 71, 48, 79, 100, 95);
    Diagnosis diagnosis = of(facts.sysctl("net.ipv4.tcp_abort_on_overflow", "1"));
    assertThat(diagnosis.causes()).containsExactly("db-pool-too-small");
    assertThat(ids(diagnosis.chain())).contains("overflow-reset", "reset");
    unresolved(facts.sysctl("net.ipv4.tcp_abort_on_overflow", "0"));
  }

  @Test
  void one_stray_reset_does_not_hide_what_the_others_tell() {
    Diagnosis diagnosis =
        of(
            outOfFilesBehindThePool()
                .tries(Result.READ_TIMEOUT, 2)
                .moreTries(Result.CONNECT_TIMEOUT, 3)
                .moreTries(Result.RESET, 1)
                .pool(5, 5, 71, 48, 79, 100, 95));
    assertThat(diagnosis.verdict()).isEqualTo(Verdict.EXPLAINED);
    assertThat(diagnosis.causes()).containsExactly("db-pool-too-small");
    assertThat(diagnosis.symptoms()).contains("reset");
    assertThat(ids(diagnosis.chain())).doesNotContain("reset");
    assertThat(ids(diagnosis.notChecked())).contains("reset", "linger-zero");
    assertThat(told(diagnosis, "reset")).contains("not explained by this: 1 of 6 tries");
  }

  @Test
  void answers_of_not_found_alone_are_not_healthy() {
    for (int status : List.of(400, 404, 429)) {
      Diagnosis diagnosis = unresolved(SampleFacts.healthy().status(status, 20));
      assertThat(told(diagnosis, "healthy")).contains("20 of 20 tries answered, status " + status);
    }
    assertThat(of(SampleFacts.healthy().status(401, 20)).verdict()).isEqualTo(Verdict.HEALTHY);
  }

  @Test
  void healthy_says_what_could_not_be_looked_at() {
    Diagnosis diagnosis =
        of(
            SampleFacts.healthy()
                .without("close-wait", Outcome.Reason.UNREACHABLE, "the connection was cut")
                .without("log-tail", Outcome.Reason.NOT_ASKED, "the playbook did not take it"));
    assertThat(diagnosis.verdict()).isEqualTo(Verdict.HEALTHY);
    assertThat(ids(diagnosis.notChecked()))
        .contains("close-wait-leak", "close-wait-unanswered")
        .doesNotContain("workers-stuck");
    assertThat(told(diagnosis, "close-wait-leak"))
        .contains("could not look: close-wait: unreachable: the connection was cut");
  }

  @Test
  void the_next_probe_is_one_that_dee_has() {
    SampleFacts stuck =
        SampleFacts.healthy()
            .tries(Result.READ_TIMEOUT, 6)
            .files(400, 207, 196, 8)
            .closeWait(160, 0, 0, 30);
    assertThat(unresolved(stuck).nextProbe()).isEmpty();
    assertThat(
            unresolved(stuck.without("pools", Outcome.Reason.TIMED_OUT, "no answer in 2 s"))
                .nextProbe())
        .contains("pools");
  }
}
