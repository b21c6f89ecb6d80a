package dee.playbooks.diagnosis;

import static dee.playbooks.diagnosis.ShippedMap.ids;
import static org.assertj.core.api.Assertions.assertThat;

import dee.playbooks.SampleFacts;
import dee.probes.HostPort;
import dee.probes.Outcome;
import dee.probes.process.ServiceProcess;
import dee.probes.reachability.Reachability.Result;
import dee.probes.sockets.Outgoing.Peer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The shipped causal map against what the real faults look like, and against their look-alikes. */
class ScenarioTest {

  private static void explained(Diagnosis diagnosis, String cause, String... chain) {
    assertThat(diagnosis.verdict()).as(diagnosis.toString()).isEqualTo(Verdict.EXPLAINED);
    assertThat(diagnosis.causes()).containsExactly(cause);
    assertThat(ids(diagnosis.chain())).containsExactly(chain);
    assertThat(diagnosis.chain())
        .allSatisfy(link -> {
          assertThat(link.state()).isInstanceOf(LinkState.Observed.class);
          assertThat(((LinkState.Observed) link.state()).evidence()).isNotEmpty();
        });
  }

  private static void unresolved(Diagnosis diagnosis) {
    assertThat(diagnosis.verdict()).as(diagnosis.toString()).isEqualTo(Verdict.UNRESOLVED);
    assertThat(diagnosis.causes()).isEmpty();
  }

  private static SampleFacts outOfFilesBehindThePool() {
    return SampleFacts.healthy().outOfFilesBehindThePool();
  }

  private static final String[] WHOLE_CHAIN = {
    "db-pool-too-small",
    "pool-exhausted",
    "requests-stuck",
    "close-wait-unanswered",
    "fd-exhausted",
    "accept-fails",
    "accept-queue-full",
    "syn-dropped",
    "connect-timeout",
    "read-timeout"
  };

  private static void wholeChain(Diagnosis diagnosis, String cause) {
    String[] chain = WHOLE_CHAIN.clone();
    chain[0] = cause;
    assertThat(diagnosis.verdict()).as(diagnosis.toString()).isEqualTo(Verdict.EXPLAINED);
    assertThat(diagnosis.causes()).containsExactly(cause);
    assertThat(ids(diagnosis.chain())).containsExactlyInAnyOrder(chain);
    assertThat(ids(diagnosis.chain()).subList(0, 7))
        .containsExactly(List.of(chain).subList(0, 7).toArray(String[]::new));
  }

  @Test
  void a_small_pool_by_its_metrics_page() {
    Diagnosis diagnosis = ShippedMap.of(outOfFilesBehindThePool().pool(5, 5, 71, 48, 79, 100, 95));
    wholeChain(diagnosis, "db-pool-too-small");
    assertThat(diagnosis.symptoms()).containsExactly("connect-timeout", "read-timeout");
    assertThat(ids(diagnosis.ruledOut()))
        .contains("file-leak", "close-wait-leak", "db-slow-queries", "db-pool-leak", "db-lock");
    assertThat(diagnosis.chain().getFirst().state())
        .isInstanceOfSatisfying(
            LinkState.Observed.class,
            o ->
                assertThat(o.says())
                    .contains("5 of 5 in use, 71 waiting, 48/s served", "metrics page"));
  }

  @Test
  void a_small_pool_by_log_and_sockets_where_the_metrics_page_is_dead() {
    Diagnosis diagnosis =
        ShippedMap.of(
            outOfFilesBehindThePool()
                .deadMetrics()
                .log(40, 40, 12, 2, 5)
                .database(5, 5, 4, 190, 90, 0));
    wholeChain(diagnosis, "db-pool-too-small");
    assertThat(diagnosis.chain().getFirst().state())
        .isInstanceOfSatisfying(
            LinkState.Observed.class, o -> assertThat(o.says()).contains("by the log and"));
  }

  @Test
  void slow_queries_by_the_metrics_page() {
    wholeChain(
        ShippedMap.of(
            outOfFilesBehindThePool()
                .pool(5, 5, 71, 4, 30, 1250, 100)
                .database(5, 5, 5, 8, 1200, 0)),
        "db-slow-queries");
  }

  @Test
  void slow_queries_by_log_and_sockets() {
    wholeChain(
        ShippedMap.of(
            outOfFilesBehindThePool()
                .deadMetrics()
                .log(40, 40, 12, 2, 5)
                .database(5, 5, 5, 8, 1200, 0)),
        "db-slow-queries");
  }

  @Test
  void a_pool_leak_by_metrics_and_idle_connections() {
    wholeChain(
        ShippedMap.of(
            outOfFilesBehindThePool().pool(5, 5, 71, 0, 30, 0, 90).database(5, 0, 0, 0, 0, 35_000)),
        "db-pool-leak");
  }

  @Test
  void a_pool_leak_by_log_and_idle_connections() {
    wholeChain(
        ShippedMap.of(
            outOfFilesBehindThePool()
                .deadMetrics()
                .log(40, 40, 12, 2, 5)
                .database(5, 0, 0, 0, 0, 35_000)),
        "db-pool-leak");
  }

  @Test
  void a_lock_and_one_endless_query_look_the_same_from_here() {
    Diagnosis diagnosis =
        ShippedMap.of(
            outOfFilesBehindThePool().pool(5, 5, 71, 0, 30, 0, 90).database(5, 0, 5, 0, 14_000, 0));
    unresolved(diagnosis);
    assertThat(ids(diagnosis.chain())).startsWith("pool-exhausted", "requests-stuck");
    assertThat(ids(diagnosis.notChecked())).contains("db-lock", "db-slow-queries");
    assertThat(ids(diagnosis.ruledOut())).contains("db-pool-leak", "db-pool-too-small");
    assertThat(diagnosis.notChecked().toString()).contains("pg_blocking_pids");
    assertThat(diagnosis.nextProbe()).isEmpty();
  }

  @Test
  void lock_or_leak_by_metrics_alone_is_not_told() {
    Diagnosis diagnosis =
        ShippedMap.of(
            outOfFilesBehindThePool()
                .pool(5, 5, 71, 0, 30, 0, 90)
                .without("outgoing", Outcome.Reason.NOT_PERMITTED, "needs the service's user"));
    unresolved(diagnosis);
    assertThat(ids(diagnosis.notChecked())).contains("db-lock", "db-pool-leak");
  }

  @Test
  void connections_held_idle_for_a_moment_are_no_leak() {
    unresolved(
        ShippedMap.of(
            outOfFilesBehindThePool().pool(5, 5, 71, 0, 30, 0, 90).database(5, 0, 0, 0, 0, 3_000)));
  }

  @Test
  void quick_metrics_against_a_long_wait_at_the_sockets_is_undecided() {
    unresolved(
        ShippedMap.of(
            outOfFilesBehindThePool()
                .pool(5, 5, 71, 80, 110, 60, 60)
                .database(5, 5, 4, 160, 25_000, 0)));
  }

  @Test
  void a_stale_log_is_no_witness() {
    Diagnosis diagnosis =
        ShippedMap.of(
            outOfFilesBehindThePool()
                .deadMetrics()
                .log(40, 40, 12, 600, 5)
                .database(5, 5, 4, 190, 90, 0));
    unresolved(diagnosis);
    assertThat(ids(diagnosis.chain())).startsWith("requests-stuck", "close-wait-unanswered");
    assertThat(ids(diagnosis.notChecked())).contains("pool-exhausted");
  }

  @Test
  void answered_close_wait_that_never_drains() {
    explained(
        ShippedMap.of(
            SampleFacts.healthy()
                .tries(Result.READ_TIMEOUT, 6)
                .files(100, 100, 92, 5)
                .queue(9, 8, 32, 0)
                .closeWait(0, 84, 4, 95)),
        "close-wait-leak",
        "close-wait-leak",
        "close-wait-answered",
        "fd-exhausted",
        "accept-fails",
        "read-timeout");
  }

  @Test
  void leaked_files() {
    Diagnosis diagnosis =
        ShippedMap.of(SampleFacts.healthy().tries(Result.EMPTY_REPLY, 6).files(60, 60, 9, 46));
    explained(diagnosis, "file-leak", "file-leak", "fd-exhausted", "handler-fails", "empty-reply");
    assertThat(ids(diagnosis.ruledOut())).contains("close-wait-leak", "outgoing-leak");
  }

  @Test
  void leaked_outgoing_connections() {
    Peer leaked =
        new Peer(
            new HostPort("10.0.3.2", 9000),
            35,
            0,
            0,
            0,
            Optional.of(0L),
            Optional.empty(),
            Optional.of(Duration.ofSeconds(80)),
            Optional.of(Duration.ofSeconds(80)));
    explained(
        ShippedMap.of(
            SampleFacts.healthy()
                .tries(Result.EMPTY_REPLY, 6)
                .files(40, 40, 36, 2)
                .outgoing(leaked)),
        "outgoing-leak",
        "outgoing-leak",
        "fd-exhausted",
        "handler-fails",
        "empty-reply");
  }

  @Test
  void a_slow_acceptor() {
    Diagnosis diagnosis =
        ShippedMap.of(
            SampleFacts.healthy()
                .tries(Result.CONNECT_TIMEOUT, 4)
                .moreTries(Result.READ_TIMEOUT, 1)
                .moreTries(Result.ANSWERED, 1)
                .fullQueue()
                .closeWait(0, 0, 2, 3));
    assertThat(diagnosis.causes()).containsExactly("acceptor-too-slow");
    assertThat(ids(diagnosis.chain()))
        .containsExactlyInAnyOrder(
            "acceptor-too-slow",
            "accept-queue-full",
            "syn-dropped",
            "connect-timeout",
            "read-timeout");
    assertThat(diagnosis.symptoms()).contains("partial");
    assertThat(ids(diagnosis.ruledOut())).contains("process-frozen");
  }

  @Test
  void a_stopped_process() {
    Diagnosis diagnosis =
        ShippedMap.of(
            SampleFacts.healthy()
                .tries(Result.READ_TIMEOUT, 3)
                .moreTries(Result.CONNECT_TIMEOUT, 3)
                .process(ServiceProcess.State.STOPPED, Duration.ZERO)
                .queue(9, 9, 8, 24)
                .closeWait(0, 0, 7, 12));
    assertThat(diagnosis.verdict()).isEqualTo(Verdict.EXPLAINED);
    assertThat(diagnosis.causes()).containsExactly("process-frozen");
    assertThat(ids(diagnosis.chain()))
        .startsWith("process-frozen", "accept-queue-full", "syn-dropped");
    assertThat(ids(diagnosis.ruledOut())).contains("acceptor-too-slow");
  }

  @Test
  void a_closed_port() {
    Diagnosis diagnosis =
        ShippedMap.of(
            SampleFacts.healthy()
                .tries(Result.REFUSED, 6)
                .noListener()
                .without("process", Outcome.Reason.NO_SUCH_PROCESS, "nothing listens on 8080"));
    explained(diagnosis, "port-closed", "port-closed", "refused");
    assertThat(ids(diagnosis.notChecked())).contains("firewall-reject");
  }

  @Test
  void a_service_that_ends_while_it_is_looked_at_is_not_listening_any_more() {
    Diagnosis diagnosis =
        ShippedMap.of(
            SampleFacts.healthy()
                .tries(Result.ANSWERED, 4)
                .moreTries(Result.REFUSED, 4)
                .noListener());
    explained(diagnosis, "port-closed", "port-closed", "refused");
    assertThat(diagnosis.symptoms()).contains("refused", "partial");
  }

  @Test
  void refused_although_something_listens_is_not_a_closed_port() {
    Diagnosis diagnosis = ShippedMap.of(SampleFacts.healthy().tries(Result.REFUSED, 6));
    unresolved(diagnosis);
    assertThat(ids(diagnosis.ruledOut())).contains("port-closed");
    assertThat(ids(diagnosis.notChecked())).contains("firewall-reject");
  }

  @Test
  void healthy_with_bystanders() {
    Diagnosis diagnosis =
        ShippedMap.of(
            SampleFacts.healthy().closeWait(2, 3, 0, 40).queue(3, 0, 32, 0).files(100, 46, 30, 12));
    assertThat(diagnosis.verdict()).as(diagnosis.toString()).isEqualTo(Verdict.HEALTHY);
    assertThat(diagnosis.symptoms()).containsExactly("healthy");
    assertThat(diagnosis.causes()).isEmpty();
  }

  @Test
  void files_at_ninety_percent_are_no_exhaustion() {
    Diagnosis diagnosis = ShippedMap.of(SampleFacts.healthy().files(100, 90, 20, 65));
    assertThat(diagnosis.verdict()).isEqualTo(Verdict.HEALTHY);
    assertThat(ids(diagnosis.notChecked())).contains("fd-exhausted");
  }

  @Test
  void a_queue_that_is_full_for_a_moment_is_not_stuck() {
    Diagnosis diagnosis = ShippedMap.of(SampleFacts.healthy().queue(33, 0, 32, 0));
    assertThat(diagnosis.verdict()).as(diagnosis.toString()).isEqualTo(Verdict.HEALTHY);
    assertThat(ids(diagnosis.notChecked())).contains("accept-queue-full");
  }

  @Test
  void overflows_of_the_machine_are_not_this_instances() {
    assertThat(ShippedMap.of(SampleFacts.healthy().counters(500)).verdict())
        .isEqualTo(Verdict.HEALTHY);
  }

  @Test
  void a_full_pool_for_which_nobody_waits_is_well_used() {
    assertThat(ShippedMap.of(SampleFacts.healthy().pool(5, 5, 0, 48, 48, 100, 100)).verdict())
        .isEqualTo(Verdict.HEALTHY);
  }

  @Test
  void a_leak_that_no_client_feels_yet_is_a_risk() {
    Diagnosis diagnosis =
        ShippedMap.of(SampleFacts.healthy().files(200, 120, 100, 12).closeWait(0, 80, 0, 300));
    assertThat(diagnosis.verdict()).isEqualTo(Verdict.AT_RISK);
    assertThat(diagnosis.causes()).containsExactly("close-wait-leak");
    assertThat(ids(diagnosis.chain())).containsExactly("close-wait-leak", "close-wait-answered");
  }

  @Test
  void an_instance_nobody_could_look_at_is_never_healthy() {
    SampleFacts facts = SampleFacts.healthy();
    for (String probe :
        List.of(
            "host",
            "process",
            "open-files",
            "limits",
            "listeners",
            "close-wait",
            "outgoing",
            "kernel-counters",
            "pools",
            "log-tail")) {
      facts.without(probe, Outcome.Reason.UNREACHABLE, "connect timed out after 5 s");
    }
    Diagnosis diagnosis = ShippedMap.of(facts);
    unresolved(diagnosis);
    assertThat(ids(diagnosis.notChecked())).contains("healthy");
    assertThat(ShippedMap.of(facts.tries(Result.CONNECT_TIMEOUT, 6).facts()).verdict())
        .isEqualTo(Verdict.UNRESOLVED);
  }

  @Test
  void errors_of_the_server_are_not_healthy() {
    SampleFacts facts = SampleFacts.healthy();
    facts.slowAnswers(6, Duration.ofMillis(2500));
    Diagnosis diagnosis = ShippedMap.of(facts);
    unresolved(diagnosis);
    assertThat(diagnosis.symptoms()).containsExactly("slow");
  }

  @Test
  void requests_stuck_behind_an_idle_pool_ask_for_a_stack_dump() {
    Diagnosis diagnosis =
        ShippedMap.of(
            SampleFacts.healthy()
                .tries(Result.READ_TIMEOUT, 6)
                .files(400, 207, 196, 8)
                .closeWait(160, 0, 0, 30));
    unresolved(diagnosis);
    assertThat(ids(diagnosis.chain())).contains("requests-stuck", "close-wait-unanswered");
    assertThat(ids(diagnosis.notChecked())).contains("workers-stuck");
  }
}
