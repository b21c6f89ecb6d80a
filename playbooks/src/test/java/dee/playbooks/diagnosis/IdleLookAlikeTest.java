package dee.playbooks.diagnosis;

import static dee.playbooks.diagnosis.ShippedMap.causes;
import static dee.playbooks.diagnosis.ShippedMap.explained;
import static dee.playbooks.diagnosis.ShippedMap.ids;
import static dee.playbooks.diagnosis.ShippedMap.told;
import static dee.playbooks.diagnosis.ShippedMap.unresolved;
import static org.assertj.core.api.Assertions.assertThat;

import dee.playbooks.SampleFacts;
import dee.probes.reachability.KeptConnections.End;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Connections that were idle and are lost when they are used again: who has let them go. */
class IdleLookAlikeTest {

  @Test
  void a_keep_alive_race_hits_used_connections_and_spares_new_ones() {
    SampleFacts facts =
        SampleFacts.healthy()
            .with("kept-connections", WireFacts.kept(End.ANSWERED, 1000, End.CLOSED, 2000));
    Diagnosis diagnosis =
        explained(
            WireFacts.of(facts)
                .saw("noSocket", 3)
                .saw("races", 3)
                .idle(Duration.ofMillis(2010))
                .rose("TcpOutRsts", 3)
                .rose("TcpExtTCPAbortOnData", 1)
                .facts(),
            "keepalive-race",
            "reset");
    assertThat(told(diagnosis, "keepalive-race"))
        .contains(
            "3 of 61 connections in 7.0 s: closed by the server (FIN) after 2.0 s of idleness",
            "the server closed a connection that Dee kept idle after 2.0 s");
    assertThat(ids(diagnosis.ruledOut())).contains("linger-zero", "injected-reset");
  }

  @Test
  void one_crossing_is_no_pattern() {
    unresolved(
        WireFacts.of(SampleFacts.healthy())
            .saw("noSocket", 1)
            .saw("races", 1)
            .rose("TcpOutRsts", 1)
            .facts());
  }

  private static SampleFacts lostWhenIdle(End end) {
    return SampleFacts.healthy()
        .with(
            "kept-connections",
            WireFacts.kept(End.ANSWERED, 1000, end, 2000, end, 3000, end, 4500));
  }

  @Test
  void a_forgotten_connection_is_silent_though_the_server_sent_no_fin() {
    Diagnosis diagnosis =
        explained(
            WireFacts.of(lostWhenIdle(End.SILENT))
                .saw("lostAfterIdle", 2)
                .idle(Duration.ofSeconds(2))
                .facts(),
            "nat-idle-timeout",
            "read-timeout");
    assertThat(told(diagnosis, "nat-idle-timeout"))
        .contains(
            "lost after 2.0 s (still good after 1.0 s) while new ones were answered",
            "0 closed by the server before");
  }

  @Test
  void a_box_that_forgets_may_answer_with_a_reset_in_the_servers_name() {
    MeasuredFacts facts = WireFacts.of(lostWhenIdle(End.RESET)).saw("otherHost", 3).facts();
    explained(facts, "nat-idle-timeout", "reset");
  }

  @Test
  void lost_after_idleness_is_not_told_without_the_servers_side() {
    Diagnosis uncaptured = unresolved(WireFacts.of(lostWhenIdle(End.SILENT)).withoutTcpdump());
    assertThat(uncaptured.symptoms()).containsExactly("read-timeout");
    assertThat(told(uncaptured, "nat-idle-timeout")).contains("tcpdump is not installed");
    assertThat(uncaptured.nextProbe()).contains("packets");
    unresolved(WireFacts.of(lostWhenIdle(End.SILENT)).saw("lostAfterIdle", 2).onlyAtDee().facts());
  }

  @Test
  void a_server_that_closed_first_was_not_forgotten() {
    MeasuredFacts facts =
        WireFacts.of(lostWhenIdle(End.RESET)).saw("noSocket", 3).saw("races", 3).facts();
    assertThat(causes(facts)).containsExactly("keepalive-race");
  }
}
