package dee.playbooks.diagnosis;

import static dee.playbooks.diagnosis.ShippedMap.ids;
import static dee.playbooks.diagnosis.ShippedMap.told;
import static dee.playbooks.diagnosis.ShippedMap.unresolved;
import static org.assertj.core.api.Assertions.assertThat;

import dee.playbooks.SampleFacts;
import dee.probes.Outcome;
import dee.probes.reachability.Reachability.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What clients see and nobody explains: no wrong name is given, and what is missing is said. */
class LookAlikeTest {

  private static SampleFacts outOfFilesBehindThePool() {
    return SampleFacts.healthy().outOfFilesBehindThePool();
  }

  @Test
  void a_port_that_only_loopback_reaches_is_said_so() {
    Diagnosis diagnosis =
        ShippedMap.of(SampleFacts.healthy().tries(Result.REFUSED, 6).listenerOn("127.0.0.1:8080"));
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
    Diagnosis diagnosis = ShippedMap.of(facts.sysctl("net.ipv4.tcp_abort_on_overflow", "1"));
    assertThat(diagnosis.causes()).containsExactly("db-pool-too-small");
    assertThat(ids(diagnosis.chain())).contains("overflow-reset", "reset");
    unresolved(facts.sysctl("net.ipv4.tcp_abort_on_overflow", "0"));
  }

  @Test
  void one_stray_reset_does_not_hide_what_the_others_tell() {
    Diagnosis diagnosis =
        ShippedMap.of(
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
    assertThat(ShippedMap.of(SampleFacts.healthy().status(401, 20)).verdict())
        .isEqualTo(Verdict.HEALTHY);
  }

  @Test
  void healthy_says_what_could_not_be_looked_at() {
    Diagnosis diagnosis =
        ShippedMap.of(
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
