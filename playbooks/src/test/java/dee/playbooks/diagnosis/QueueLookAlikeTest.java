package dee.playbooks.diagnosis;

import static dee.playbooks.SampleSockets.dependency;
import static dee.playbooks.diagnosis.ShippedMap.ids;
import static dee.playbooks.diagnosis.ShippedMap.unresolved;
import static org.assertj.core.api.Assertions.assertThat;

import dee.playbooks.SampleFacts;
import dee.probes.process.ServiceProcess;
import dee.probes.reachability.Reachability.Result;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What looks like a full accept queue or a slow acceptor, and is another or cannot be told. */
class QueueLookAlikeTest {

  private static SampleFacts fullQueue() {
    return SampleFacts.healthy()
        .tries(Result.CONNECT_TIMEOUT, 4)
        .moreTries(Result.ANSWERED, 1)
        .fullQueue()
        .closeWait(0, 0, 2, 3);
  }

  @Test
  void one_dropped_syn_is_not_a_full_accept_queue() {
    Diagnosis diagnosis = unresolved(fullQueue().queue(0, 0, 8, 1).counters(0, 1));
    assertThat(ids(diagnosis.chain())).doesNotContain("accept-queue-full", "acceptor-too-slow");
  }

  @Test
  void a_burst_that_is_over_shows_in_the_overflows() {
    assertThat(ShippedMap.of(fullQueue().queue(0, 0, 8, 60).counters(60)).causes())
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
    assertThat(ShippedMap.of(fullQueue().outgoing(dependency(40))).causes())
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
    assertThat(
            ShippedMap.of(fullQueue().process(ServiceProcess.State.TRACED, Duration.ZERO)).causes())
        .containsExactly("process-frozen");
  }
}
