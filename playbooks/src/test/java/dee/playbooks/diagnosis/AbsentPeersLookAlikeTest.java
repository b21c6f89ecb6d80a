package dee.playbooks.diagnosis;

import static dee.playbooks.diagnosis.ShippedMap.explained;
import static dee.playbooks.diagnosis.ShippedMap.ids;
import static dee.playbooks.diagnosis.ShippedMap.told;
import static dee.playbooks.diagnosis.ShippedMap.unresolved;
import static org.assertj.core.api.Assertions.assertThat;

import dee.playbooks.SampleFacts;
import dee.probes.Outcome;
import dee.probes.reachability.Reachability.Result;
import dee.probes.sockets.Peers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Peers that take up room and never speak: floods of SYNs, and clients that are gone. */
class AbsentPeersLookAlikeTest {

  // Floods of SYNs

  private static SampleFacts flood(long dropped, long cookies) {
    return SampleFacts.healthy()
        .queue(0, 0, 16, dropped)
        .rose(
            Map.of(
                "TcpExtListenDrops", dropped,
                "TcpExtTCPReqQFullDrop", dropped,
                "TcpExtTCPReqQFullDoCookies", cookies))
        .with(
            "peers",
            new Peers(
                new Peers.Opening(17, 15),
                new Peers.Established(4, 0, Optional.empty(), 0, 0, Optional.empty())));
  }

  @Test
  void a_full_syn_queue_is_told_without_packets() {
    SampleFacts facts =
        flood(389, 0).tries(Result.CONNECT_TIMEOUT, 3).moreTries(Result.ANSWERED, 5);
    Diagnosis diagnosis =
        explained(
            WireFacts.of(facts).withoutTcpdump(), "syn-flood", "syn-dropped", "connect-timeout");
    assertThat(told(diagnosis, "syn-flood"))
        .contains(
            "389 times in 2.0 s (389 SYNs dropped, 0 answered with cookies",
            "17 connections wait for the last step of the handshake, from 15 addresses");
    assertThat(told(diagnosis, "acceptor-too-slow")).doesNotContain("observed");
  }

  @Test
  void with_cookies_no_client_notices_and_it_is_a_risk() {
    Diagnosis diagnosis = ShippedMap.of(flood(0, 262).facts());
    assertThat(diagnosis.verdict()).isEqualTo(Verdict.AT_RISK);
    assertThat(diagnosis.causes()).containsExactly("syn-flood");
  }

  @Test
  void a_slow_acceptor_is_no_flood() {
    SampleFacts full = SampleFacts.healthy().tries(Result.CONNECT_TIMEOUT, 6).fullQueue();
    Diagnosis diagnosis = ShippedMap.of(full.facts());
    assertThat(diagnosis.causes()).containsExactly("acceptor-too-slow");
    assertThat(ShippedMap.state(full.facts(), "syn-flood")).isInstanceOf(LinkState.Refuted.class);
  }

  @Test
  void one_dropped_syn_is_no_flood() {
    assertThat(ShippedMap.state(flood(1, 0).facts(), "syn-flood"))
        .isInstanceOf(LinkState.NotChecked.class);
  }

  // Peers that are gone

  private static SampleFacts halfOpen(long unacknowledged, long idleWithoutKeepAlive) {
    return SampleFacts.healthy()
        .files(100, 98, 90, 4)
        .queue(17, 17, 16, 40)
        .counters(40)
        .tries(Result.CONNECT_TIMEOUT, 4)
        .moreTries(Result.READ_TIMEOUT, 2)
        .with(
            "peers",
            new Peers(
                new Peers.Opening(0, 0),
                new Peers.Established(
                    88,
                    unacknowledged,
                    Optional.of(Duration.ofSeconds(64)),
                    70,
                    idleWithoutKeepAlive,
                    Optional.of(Duration.ofMinutes(50)))));
  }

  @Test
  void peers_that_acknowledge_nothing_fill_the_file_table() {
    Diagnosis diagnosis = ShippedMap.of(halfOpen(60, 0).facts());
    assertThat(diagnosis.causes()).containsExactly("half-open-peers");
    assertThat(ids(diagnosis.chain())).startsWith("half-open-peers", "fd-exhausted");
    assertThat(told(diagnosis, "half-open-peers"))
        .contains("60 of 88 connections have sent data again and again", "the worst for 64 s");
  }

  @Test
  void idle_connections_without_keep_alive_may_be_well() {
    Diagnosis diagnosis = unresolved(halfOpen(2, 70).facts());
    assertThat(ids(diagnosis.notChecked())).contains("half-open-peers");
    assertThat(told(diagnosis, "half-open-peers"))
        .contains("70 of 70 idle ones have no keep-alive");
  }

  @Test
  void busy_peers_are_there() {
    assertThat(ids(unresolved(halfOpen(1, 0).facts()).ruledOut())).contains("half-open-peers");
  }

  @Test
  void peers_that_could_not_be_asked_are_said() {
    SampleFacts facts =
        halfOpen(0, 0).without("peers", Outcome.Reason.TOOL_MISSING, "ss is not installed");
    assertThat(told(unresolved(facts.facts()), "half-open-peers")).contains("ss is not installed");
  }
}
