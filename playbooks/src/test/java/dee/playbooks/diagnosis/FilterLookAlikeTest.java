package dee.playbooks.diagnosis;

import static dee.playbooks.diagnosis.ShippedMap.explained;
import static dee.playbooks.diagnosis.ShippedMap.ids;
import static dee.playbooks.diagnosis.ShippedMap.told;
import static dee.playbooks.diagnosis.ShippedMap.unresolved;
import static org.assertj.core.api.Assertions.assertThat;

import dee.playbooks.SampleFacts;
import dee.probes.reachability.Reachability.Result;
import org.junit.jupiter.api.Test;

/** Connections that do not come about: who refuses the SYN, and who swallows it. */
class FilterLookAlikeTest {

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
  void a_few_that_seem_to_come_from_elsewhere_do_not_outweigh_the_many() {
    WireFacts facts = refused().saw("refused", 184).saw("refusedElsewhere", 9);
    assertThat(told(explained(facts.facts(), "firewall-reject", "refused"), "firewall-reject"))
        .contains("its own filter")
        .doesNotContain("on the way");
    WireFacts counted = refused().saw("refused", 17).saw("refusedElsewhere", 2);
    unresolved(counted.rose("TcpOutRsts", 24).facts());
  }

  @Test
  void a_filter_that_resets_open_connections_is_told_by_what_tcp_did_not_send() {
    WireFacts facts = WireFacts.of(SampleFacts.healthy().tries(Result.RESET, 8));
    Diagnosis diagnosis = explained(facts.saw("noSocket", 23).facts(), "firewall-reject", "reset");
    assertThat(told(diagnosis, "firewall-reject"))
        .contains("23 of 61 open connections", "a filter on this machine did");
    unresolved(facts.rose("TcpOutRsts", 23).facts());
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
        .contains(
            "24 of 24 later tries refused while nothing is listened on, and TcpOutRsts rose by 24");
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
    SampleFacts full = SampleFacts.healthy().tries(Result.CONNECT_TIMEOUT, 6).fullQueue();
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
  void whose_filter_swallows_is_told_by_the_many() {
    assertThat(
            told(
                explained(
                    timeouts().saw("ignored", 183).saw("lost", 9).facts(),
                    "firewall-drop",
                    "connect-timeout"),
                "firewall-drop"))
        .contains("its own filter swallows them");
    assertThat(
            told(
                explained(
                    timeouts().saw("ignored", 9).saw("lost", 9).facts(),
                    "firewall-drop",
                    "connect-timeout"),
                "firewall-drop"))
        .doesNotContain("swallows them");
  }

  @Test
  void and_so_does_a_burst_that_only_the_counter_saw() {
    Diagnosis diagnosis =
        unresolved(timeouts().saw("ignored", 3).rose("TcpExtListenOverflows", 3).facts());
    assertThat(told(diagnosis, "firewall-drop"))
        .contains(
            "3 SYNs came to this machine and got no answer", "TcpExtListenOverflows rose by 3")
        .doesNotContain("filter swallows");
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
}
