package dee.playbooks.diagnosis;

import static dee.playbooks.diagnosis.ShippedMap.causes;
import static dee.playbooks.diagnosis.ShippedMap.explained;
import static dee.playbooks.diagnosis.ShippedMap.ids;
import static dee.playbooks.diagnosis.ShippedMap.told;
import static dee.playbooks.diagnosis.ShippedMap.unresolved;
import static org.assertj.core.api.Assertions.assertThat;

import dee.playbooks.SampleFacts;
import dee.probes.Outcome;
import dee.probes.reachability.KeptConnections.End;
import dee.probes.reachability.Reachability.Result;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Resets within connections: who sent them and why, and what cannot be told without packets. */
class WireLookAlikeTest {

  private static final String CLOSE = "TcpExtTCPAbortOnClose";
  private static final String DATA = "TcpExtTCPAbortOnData";

  private static SampleFacts resets() {
    return SampleFacts.healthy().tries(Result.RESET, 5).moreTries(Result.ANSWERED, 3);
  }

  private static WireFacts torn() {
    return WireFacts.of(resets()).saw("tornDown", 12).rose("TcpOutRsts", 12);
  }

  // Torn down on purpose: the same packet, other counters

  @Test
  void a_close_with_unread_data_is_told_by_its_counter() {
    Diagnosis diagnosis =
        explained(torn().rose(CLOSE, 13).facts(), "close-with-unread-data", "reset");
    assertThat(told(diagnosis, "close-with-unread-data"))
        .contains(
            "12 of 61 connections were torn down by the instance's own machine in 7.0 s",
            "in 7.6 s TcpExtTCPAbortOnClose rose by 13 and TcpExtTCPAbortOnData by 0");
    assertThat(ids(diagnosis.ruledOut())).contains("linger-zero", "injected-reset");
  }

  @Test
  void who_closes_on_a_client_that_still_sends_has_not_read_the_request() {
    WireFacts facts =
        WireFacts.of(resets()).saw("noSocket", 12).saw("cutShort", 12).rose("TcpOutRsts", 12);
    Diagnosis diagnosis = explained(facts.facts(), "close-with-unread-data", "reset");
    assertThat(told(diagnosis, "close-with-unread-data"))
        .contains("on 12 of 61 connections in 7.0 s the server closed (FIN)")
        .contains("answered by a bare RST");
    assertThat(causes(facts.saw("races", 14).facts())).containsExactly("keepalive-race");
    unresolved(WireFacts.of(resets()).saw("noSocket", 12).saw("cutShort", 1).facts());
  }

  @Test
  void so_linger_zero_is_told_by_its_counter() {
    Diagnosis diagnosis = explained(torn().rose(DATA, 12).facts(), "linger-zero", "reset");
    assertThat(ids(diagnosis.ruledOut())).contains("close-with-unread-data", "injected-reset");
  }

  @Test
  void both_counters_or_none_tell_nothing() {
    unresolved(torn().rose(CLOSE, 12).rose(DATA, 12).facts());
    unresolved(torn().facts());
  }

  @Test
  void the_packet_alone_does_not_tell_which_close_it_was() {
    SampleFacts facts = resets();
    MeasuredFacts uncounted =
        WireFacts.of(facts)
            .saw("tornDown", 12)
            .facts()
            .with(
                "counters-around-capture",
                Outcome.malformed("the process ended between the two looks"),
                List.of());
    Diagnosis diagnosis =
        unresolved(uncounted.read(WireFacts.of(facts).saw("tornDown", 12).wire()));
    assertThat(ids(diagnosis.notChecked())).contains("close-with-unread-data", "linger-zero");
  }

  @Test
  void many_in_the_same_moment_ended_with_a_process_or_a_worker() {
    unresolved(torn().together(9).rose(CLOSE, 12).facts());
  }

  @Test
  void clients_of_another_language_are_cut_off_with_unread_data_too() {
    MeasuredFacts facts = torn().rose(CLOSE, 12).saw("tlsToPlain", 40).saw("agreed", 9).facts();
    assertThat(causes(facts)).containsExactly("protocol-mismatch");
  }

  @Test
  void without_a_capture_no_reset_is_explained_and_the_reason_is_said() {
    Diagnosis missing = unresolved(WireFacts.of(resets()).rose(CLOSE, 12).withoutTcpdump());
    assertThat(told(missing, "close-with-unread-data"))
        .contains("tool missing: tcpdump is not installed on orders-1");
    assertThat(missing.nextProbe()).contains("packets");
    Diagnosis refused =
        unresolved(
            WireFacts.of(resets())
                .uncaptured(Outcome.Reason.NOT_PERMITTED, "user dee may not capture packets"));
    assertThat(told(refused, "injected-reset"))
        .contains("not permitted: user dee may not capture packets");
  }

  // Another machine

  @Test
  void an_injected_reset_is_proved_by_two_captures() {
    Diagnosis diagnosis =
        explained(WireFacts.of(resets()).saw("injected", 5).facts(), "injected-reset", "reset");
    assertThat(told(diagnosis, "injected-reset"))
        .contains(
            "5 of 61 connections were reset by another machine in 7.0 s, 5 of them with made-up",
            "captured on its machine and on Dee's host",
            "its machine sent 0 resets in 7.6 s");
    assertThat(ids(diagnosis.ruledOut())).contains("close-with-unread-data", "linger-zero");
  }

  @Test
  void or_by_one_and_the_count_of_its_machine() {
    explained(
        WireFacts.of(resets()).saw("otherHost", 5).onlyAtDee().facts(), "injected-reset", "reset");
    Diagnosis diagnosis =
        unresolved(
            WireFacts.of(resets()).saw("otherHost", 5).rose("TcpOutRsts", 5).onlyAtDee().facts());
    assertThat(ids(diagnosis.notChecked())).contains("injected-reset");
  }

  // Benign resets

  /** The machine counted resets, but all tries were answered. */
  private static SampleFacts counted(String host) {
    return SampleFacts.healthy()
        .at(host)
        .with("kept-connections", WireFacts.kept(End.ANSWERED, 4500))
        .rose(Map.of("TcpOutRsts", 9L));
  }

  @Test
  void resets_that_nobody_has_seen_are_not_healthy() {
    Diagnosis diagnosis = unresolved(WireFacts.of(counted("10.0.0.1")).withoutTcpdump());
    assertThat(diagnosis.symptoms()).isEmpty();
    assertThat(told(diagnosis, "reset"))
        .contains(
            "TcpOutRsts rose by 9 in 2.0 s (the whole machine's), though all 20 tries were"
                + " answered",
            "tcpdump is not installed on orders-1");
    assertThat(diagnosis.nextProbe()).contains("packets");
    assertThat(ShippedMap.open(counted("10.0.0.1").facts(), "reset")).isTrue();
  }

  @Test
  void resets_of_clients_that_leave_are_healthy() {
    Diagnosis diagnosis =
        ShippedMap.of(WireFacts.of(counted("10.0.0.1")).saw("clientsLeft", 9).facts());
    assertThat(diagnosis.verdict()).as(diagnosis.toString()).isEqualTo(Verdict.HEALTHY);
  }

  @Test
  void what_dees_host_alone_has_captured_does_not_clear_the_others_clients() {
    unresolved(WireFacts.of(counted("10.0.0.1")).saw("clientsLeft", 9).onlyAtDee().facts());
  }

  @Test
  void resets_that_hit_other_clients_are_seen_though_dees_tries_are_answered() {
    MeasuredFacts facts =
        WireFacts.of(counted("10.0.0.1")).saw("tornDown", 9).rose(CLOSE, 9).facts();
    explained(facts, "close-with-unread-data", "reset");
  }

  @Test
  void on_loopback_the_clients_own_resets_are_counted_and_tell_nothing() {
    assertThat(ShippedMap.of(counted("127.0.0.1").facts()).verdict()).isEqualTo(Verdict.HEALTHY);
    assertThat(ShippedMap.open(counted("127.0.0.1").facts(), "reset")).isFalse();
  }
}
