package dee.playbooks.diagnosis;

import static dee.playbooks.diagnosis.ShippedMap.explained;
import static dee.playbooks.diagnosis.ShippedMap.ids;
import static dee.playbooks.diagnosis.ShippedMap.told;
import static dee.playbooks.diagnosis.ShippedMap.unresolved;
import static org.assertj.core.api.Assertions.assertThat;

import dee.playbooks.SampleFacts;
import dee.probes.Outcome;
import dee.probes.kernel.KernelCounters;
import dee.probes.reachability.Languages;
import dee.probes.reachability.Languages.Reply;
import dee.probes.reachability.Reachability.Result;
import dee.probes.sockets.Peers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Connections that do not come about, or in the wrong language: who refuses, swallows or floods.
 */
class RefusalLookAlikeTest {

  // Refused: a closed port and a REJECT are the same to the byte

  private static WireFacts refused() {
    return WireFacts.of(SampleFacts.healthy().tries(Result.REFUSED, 8)).later(Result.REFUSED, 24);
  }

  @Test
  void a_filter_on_the_host_refuses_while_tcp_counts_nothing() {
    Diagnosis diagnosis = explained(refused().withoutTcpdump(), "firewall-reject", "refused");
    assertThat(told(diagnosis, "firewall-reject"))
        .contains(
            "24 of 24 later tries refused while *:8080 is listened on",
            "TcpOutRsts rose by 0 in 7.6 s: TCP itself refused none of them",
            "a capture on this machine would tell whether its own filter answers or one on the"
                + " way");
    assertThat(ids(diagnosis.ruledOut())).contains("port-closed");
  }

  @Test
  void a_capture_tells_whether_the_filter_is_the_hosts_own() {
    assertThat(
            told(
                explained(refused().saw("refused", 24).facts(), "firewall-reject", "refused"),
                "firewall-reject"))
        .contains("the SYNs came to this machine and were answered there: its own filter");
  }

  @Test
  void or_one_on_the_way() {
    Diagnosis diagnosis =
        explained(refused().saw("refusedElsewhere", 24).facts(), "firewall-reject", "refused");
    assertThat(told(diagnosis, "firewall-reject"))
        .contains("24 SYNs in 7.0 s were refused by another machine", "a filter on the way");
  }

  @Test
  void a_closed_port_is_no_filter() {
    WireFacts facts =
        WireFacts.of(SampleFacts.healthy().tries(Result.REFUSED, 8).noListener())
            .later(Result.REFUSED, 24)
            .rose("TcpOutRsts", 24);
    Diagnosis diagnosis = explained(facts.withoutTcpdump(), "port-closed", "refused");
    assertThat(told(diagnosis, "firewall-reject"))
        .contains("24 of 24 later tries refused", "TcpOutRsts rose by 24");
  }

  @Test
  void a_filter_and_no_listener_is_a_closed_port() {
    WireFacts facts =
        WireFacts.of(SampleFacts.healthy().tries(Result.REFUSED, 8).noListener())
            .later(Result.REFUSED, 24);
    explained(facts.withoutTcpdump(), "port-closed", "refused");
  }

  @Test
  void refused_by_tcp_itself_though_something_listens_is_not_explained() {
    Diagnosis diagnosis = unresolved(refused().rose("TcpOutRsts", 24).withoutTcpdump());
    assertThat(ids(diagnosis.ruledOut())).contains("firewall-reject", "port-closed");
  }

  @Test
  void a_few_refusals_while_nothing_was_counted_are_not_enough() {
    Diagnosis diagnosis =
        unresolved(
            WireFacts.of(SampleFacts.healthy().tries(Result.REFUSED, 8))
                .later(Result.REFUSED, 2)
                .withoutTcpdump());
    assertThat(ids(diagnosis.notChecked())).contains("firewall-reject");
  }

  @Test
  void refused_while_nothing_was_counted_at_the_same_time_asks_for_it() {
    Diagnosis diagnosis = unresolved(SampleFacts.healthy().tries(Result.REFUSED, 8).facts());
    assertThat(told(diagnosis, "firewall-reject"))
        .contains("the same packet comes from a closed port");
    assertThat(diagnosis.notChecked())
        .filteredOn(l -> l.condition().id().equals("firewall-reject"))
        .singleElement()
        .satisfies(
            l -> assertThat(((LinkState.NotChecked) l.state()).missing()).contains("provocation"));
  }

  // Connect time-outs: swallowed by a filter, or by a full queue

  private static WireFacts timeouts() {
    return WireFacts.of(
            SampleFacts.healthy().tries(Result.CONNECT_TIMEOUT, 6).moreTries(Result.ANSWERED, 2))
        .later(Result.CONNECT_TIMEOUT, 18);
  }

  @Test
  void a_syn_that_comes_and_is_not_answered_was_swallowed_on_the_host() {
    Diagnosis diagnosis =
        explained(timeouts().saw("ignored", 18).facts(), "firewall-drop", "connect-timeout");
    assertThat(told(diagnosis, "firewall-drop"))
        .contains(
            "18 SYNs came to this machine and got no answer",
            "its own filter swallows them",
            "0 connections wait to be accepted, TcpExtListenOverflows rose by 0 in 7.6 s");
  }

  @Test
  void a_syn_that_never_comes_was_swallowed_on_the_way() {
    Diagnosis diagnosis =
        explained(timeouts().saw("lost", 18).facts(), "firewall-drop", "connect-timeout");
    assertThat(told(diagnosis, "firewall-drop")).contains("a filter on the way swallows them");
  }

  @Test
  void without_a_capture_on_the_machine_nobody_knows() {
    Diagnosis diagnosis = unresolved(timeouts().withoutTcpdump());
    assertThat(told(diagnosis, "firewall-drop")).contains("tcpdump is not installed on orders-1");
    assertThat(diagnosis.nextProbe()).contains("packets");
    unresolved(timeouts().saw("unanswered", 18).onlyAtDee().facts());
  }

  @Test
  void a_full_accept_queue_swallows_syns_too() {
    SampleFacts full =
        SampleFacts.healthy()
            .tries(Result.CONNECT_TIMEOUT, 6)
            .files(20000, 30, 14, 12)
            .queue(9, 8, 8, 60)
            .counters(60);
    Diagnosis diagnosis =
        ShippedMap.of(
            WireFacts.of(full)
                .saw("ignored", 60)
                .rose("TcpExtListenOverflows", 200)
                .rose("TcpExtListenDrops", 200)
                .facts());
    assertThat(diagnosis.causes()).containsExactly("acceptor-too-slow");
  }

  @Test
  void and_so_does_a_burst_that_only_the_counter_saw() {
    unresolved(timeouts().saw("ignored", 3).rose("TcpExtListenOverflows", 3).facts());
  }

  @Test
  void and_so_does_a_full_table_of_tracked_connections() {
    SampleFacts facts =
        SampleFacts.healthy()
            .tries(Result.CONNECT_TIMEOUT, 6)
            .sysctl("net.netfilter.nf_conntrack_count", "1000")
            .sysctl("net.netfilter.nf_conntrack_max", "1000");
    explained(WireFacts.of(facts).saw("ignored", 18).facts(), "conntrack-full", "connect-timeout");
  }

  // Floods of SYNs

  private static SampleFacts flood(long dropped, long cookies) {
    Map<String, Long> before =
        Map.of(
            "TcpOutRsts", 3L,
            "TcpExtListenOverflows", 0L,
            "TcpExtListenDrops", 0L,
            "TcpExtTCPReqQFullDrop", 0L,
            "TcpExtTCPReqQFullDoCookies", 0L);
    Map<String, Long> after =
        Map.of(
            "TcpOutRsts", 3L,
            "TcpExtListenOverflows", 0L,
            "TcpExtListenDrops", dropped,
            "TcpExtTCPReqQFullDrop", dropped,
            "TcpExtTCPReqQFullDoCookies", cookies);
    return SampleFacts.healthy()
        .queue(0, 0, 16, dropped)
        .with("kernel-counters", new KernelCounters(before, after, SampleFacts.WINDOW))
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
    SampleFacts full =
        SampleFacts.healthy()
            .tries(Result.CONNECT_TIMEOUT, 6)
            .files(20000, 30, 14, 12)
            .queue(9, 8, 8, 60)
            .counters(60);
    Diagnosis diagnosis = ShippedMap.of(full.facts());
    assertThat(diagnosis.causes()).containsExactly("acceptor-too-slow");
    assertThat(ShippedMap.state(full.facts(), "syn-flood")).isInstanceOf(LinkState.Refuted.class);
  }

  @Test
  void one_dropped_syn_is_no_flood() {
    assertThat(ShippedMap.state(flood(1, 0).facts(), "syn-flood"))
        .isInstanceOf(LinkState.NotChecked.class);
  }

  // Languages

  @Test
  void a_port_that_understands_only_tls_is_told_without_packets() {
    SampleFacts facts =
        SampleFacts.healthy()
            .tries(Result.NOT_HTTP, 8)
            .with("languages", new Languages(Reply.OTHER_LANGUAGE, Reply.UNDERSTOOD));
    Diagnosis diagnosis =
        explained(WireFacts.of(facts).withoutTcpdump(), "protocol-mismatch", "empty-reply");
    assertThat(told(diagnosis, "protocol-mismatch"))
        .contains("to a TLS greeting: understood", "0 of 8 plain tries answered");
  }

  @Test
  void some_answered_tries_show_that_it_is_not_the_language() {
    SampleFacts facts =
        SampleFacts.healthy()
            .tries(Result.RESET, 7)
            .moreTries(Result.ANSWERED, 1)
            .with("languages", new Languages(Reply.RESET, Reply.UNDERSTOOD));
    Diagnosis diagnosis = unresolved(facts.facts());
    assertThat(ids(diagnosis.chain())).doesNotContain("protocol-mismatch");
  }

  @Test
  void a_port_that_closes_whatever_is_said_has_no_language() {
    SampleFacts facts =
        SampleFacts.healthy()
            .tries(Result.EMPTY_REPLY, 8)
            .with("languages", new Languages(Reply.CLOSED, Reply.CLOSED));
    unresolved(facts.facts());
  }

  @Test
  void clients_that_speak_tls_to_a_plain_port_are_seen_on_the_wire() {
    MeasuredFacts facts =
        WireFacts.of(
                SampleFacts.healthy()
                    .with("languages", new Languages(Reply.UNDERSTOOD, Reply.OTHER_LANGUAGE)))
            .saw("tlsToPlain", 40)
            .saw("agreed", 21)
            .facts();
    explained(facts, "protocol-mismatch", "empty-reply");
    MeasuredFacts few =
        WireFacts.of(SampleFacts.healthy()).saw("tlsToPlain", 4).saw("agreed", 57).facts();
    assertThat(ShippedMap.state(few, "protocol-mismatch"))
        .as("scanners speak every language to every port")
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
