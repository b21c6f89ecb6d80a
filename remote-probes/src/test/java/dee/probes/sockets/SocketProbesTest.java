package dee.probes.sockets;

import static dee.probes.Captured.measured;
import static dee.probes.Captured.output;
import static dee.probes.Captured.samples;
import static org.assertj.core.api.Assertions.assertThat;

import dee.probes.Captured;
import dee.probes.HostPort;
import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import dee.probes.ShellProbe;
import dee.probes.shell.ProbeOutput;
import dee.probes.sockets.Listeners.Listener;
import dee.probes.sockets.Outgoing.Peer;
import dee.probes.sockets.Peers.Established;
import dee.probes.sockets.Peers.Opening;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class SocketProbesTest {

  static final List<ShellProbe<?>> PROBES =
      List.of(
          new ListenersProbe(),
          new SocketStatesProbe(),
          new CloseWaitProbe(),
          new OutgoingProbe(),
          new PeersProbe());

  private static ProbeOutput captured(String probe) {
    String path = "sockets/linux-6.18/" + probe;
    return samples(path + ".1.out", path + ".2.out");
  }

  @Test
  void sees_a_full_accept_queue_and_what_it_drops() {
    Listeners listeners = measured(new ListenersProbe().parse(captured("listeners")));
    assertThat(listeners.onPort())
        .containsExactly(
            new Listener("127.0.0.1:18331", 3, 3, OptionalLong.of(2), OptionalLong.of(4)));
    assertThat(listeners.full()).isTrue();
    assertThat(listeners.elsewhere()).isEqualTo(5);
    assertThat(listeners.means()).isEqualTo("ss");
  }

  @Test
  void knows_the_queue_but_no_backlog_without_ss() {
    Listeners listeners = measured(new ListenersProbe().parse(captured("listeners.proc")));
    assertThat(listeners.onPort())
        .containsExactly(
            new Listener("127.0.0.1:18331", 3, 3, OptionalLong.empty(), OptionalLong.empty()));
    assertThat(listeners.full()).isFalse();
    assertThat(listeners.means()).isEqualTo("/proc/net/tcp");
  }

  @Test
  void nothing_listening_is_an_answer() {
    Listeners listeners =
        measured(
            new ListenersProbe()
                .parse(output(0, "# means ss\nState Recv-Q Send-Q Local\n# elsewhere 3\n")));
    assertThat(listeners.onPort()).isEmpty();
    assertThat(listeners.backlog()).isEmpty();
  }

  @Test
  void counts_states_with_and_without_ss() {
    Map<TcpState, Long> expected = Map.of(TcpState.ESTABLISHED, 1L, TcpState.CLOSE_WAIT, 7L);
    assertThat(measured(new SocketStatesProbe().parse(captured("socket-states"))).byState())
        .isEqualTo(expected);
    assertThat(measured(new SocketStatesProbe().parse(captured("socket-states.proc"))).byState())
        .isEqualTo(expected);
  }

  @Test
  void tells_queued_unanswered_and_forgotten_clients_apart() {
    CloseWaits waits = measured(new CloseWaitProbe().parse(captured("close-wait")));
    assertThat(waits)
        .isEqualTo(
            new CloseWaits(
                7,
                2,
                2,
                3,
                0,
                0,
                Optional.of(Duration.ofMillis(2268)),
                Optional.of(Duration.ofMillis(2304)),
                0,
                Duration.ofSeconds(1)));
  }

  @Test
  void cannot_tell_what_was_answered_without_ss() {
    CloseWaits waits = measured(new CloseWaitProbe().parse(captured("close-wait.proc")));
    assertThat(waits.total()).isEqualTo(7);
    assertThat(waits.ownerless()).isEqualTo(2);
    assertThat(waits.unknown()).isEqualTo(5);
    assertThat(waits.oldest()).isEmpty();
  }

  @Test
  void counts_the_closed_ones_by_their_peers() {
    String first = Captured.text("sockets/linux-6.18/close-wait.1.out");
    String second =
        Stream.of(first.split("\n"))
            .filter(l -> !l.contains("51610"))
            .reduce("", (a, b) -> a + b + "\n")
            .replace("# total 7", "# total 6");
    CloseWaits waits = measured(new CloseWaitProbe().parse(output(0, first, second)));
    assertThat(waits.closed()).isEqualTo(1);
    assertThat(waits.unanswered()).isEqualTo(1);
  }

  @Test
  void an_old_ss_tells_by_the_times_alone() {
    String text =
        """
        # means ss
        Recv-Q Send-Q Local Address:Port  Peer Address:Port
        1 0 10.0.0.1:80 10.0.0.2:1001 ino:7 lastsnd:900 lastrcv:5000 lastack:900
        1 0 10.0.0.1:80 10.0.0.2:1002 ino:8 lastsnd:99999 lastrcv:5000 lastack:3000
        1 0 10.0.0.1:80 10.0.0.2:1003 ino:9 lastsnd:5000 lastrcv:5000 lastack:3000
        # total 3
        # ownerless 0
        """;
    CloseWaits waits = measured(new CloseWaitProbe().parse(output(0, text, text)));
    assertThat(waits.answered()).isEqualTo(1);
    assertThat(waits.unanswered()).isEqualTo(1);
    assertThat(waits.unknown()).isEqualTo(1);
    assertThat(waits.clientPatience()).contains(Duration.ofSeconds(2));
  }

  @Test
  void counts_the_answered_ones_whose_client_left_long_ago() {
    String text =
        """
        # means ss
        Recv-Q Send-Q Local Address:Port  Peer Address:Port
        1 0 10.0.0.1:80 10.0.0.2:1001 ino:7 data_segs_out:1 lastsnd:99000 lastrcv:99000 lastack:10000
        1 0 10.0.0.1:80 10.0.0.2:1002 ino:8 data_segs_out:1 lastsnd:99000 lastrcv:99000 lastack:9999
        1 0 10.0.0.1:80 10.0.0.2:1003 ino:9 data_segs_in:1 lastsnd:99000 lastrcv:99000 lastack:80000
        # total 3
        # ownerless 0
        """;
    CloseWaits waits = measured(new CloseWaitProbe().parse(output(0, text, text)));
    assertThat(waits.answered()).isEqualTo(2);
    assertThat(waits.answeredLong()).isEqualTo(1);
    assertThat(waits.oldest()).contains(Duration.ofSeconds(80));
  }

  @Test
  void does_not_take_the_answer_to_a_keep_alive_for_the_clients_leave() {
    String text =
        """
        # means ss
        Recv-Q Send-Q Local Address:Port  Peer Address:Port
        1 0 10.0.0.1:80 10.0.0.2:1001 timer:(keepalive,6.2sec,0) ino:7 data_segs_in:1 lastsnd:25900 lastrcv:25900 lastack:8748
        # total 1
        # ownerless 0
        """;
    CloseWaits waits = measured(new CloseWaitProbe().parse(output(0, text, text)));
    assertThat(waits.unanswered()).isEqualTo(1);
    assertThat(waits.clientPatience()).isEmpty();
  }

  @Test
  void what_lies_beyond_the_cap_is_scaled_up_from_the_sample() {
    String text =
        """
        # means ss
        Recv-Q Send-Q Local Address:Port  Peer Address:Port
        1 0 10.0.0.1:80 10.0.0.2:1001 ino:7 data_segs_in:1 lastsnd:500 lastrcv:500
        1 0 10.0.0.1:80 10.0.0.2:1002 ino:8 data_segs_out:1 lastsnd:99000 lastrcv:99000 lastack:70000
        1 0 10.0.0.1:80 10.0.0.2:1003 ino:9 data_segs_out:1 lastsnd:99000 lastrcv:99000 lastack:900
        1 0 10.0.0.1:80 10.0.0.2:1004 ino:0 data_segs_in:1 lastsnd:500 lastrcv:500
        # total 3020
        # ownerless 20
        """;
    CloseWaits waits = measured(new CloseWaitProbe().parse(output(0, text, text)));
    assertThat(waits.unanswered()).isEqualTo(1000);
    assertThat(waits.answered()).isEqualTo(2000);
    assertThat(waits.answeredLong()).isEqualTo(1000);
    assertThat(waits.unknown()).isZero();
  }

  @Test
  void what_was_dropped_is_unknown_where_ss_answered_only_once() {
    String ss = Captured.text("sockets/linux-6.18/listeners.2.out");
    String proc = Captured.text("sockets/linux-6.18/listeners.proc.1.out");
    Listeners listeners = measured(new ListenersProbe().parse(output(0, proc, ss)));
    assertThat(listeners.backlog()).hasValue(2);
    assertThat(listeners.dropped()).isEmpty();
  }

  @Test
  void what_a_new_listener_dropped_it_dropped_within_the_window() {
    String ss = Captured.text("sockets/linux-6.18/listeners.2.out");
    String none = "# means ss\nState Recv-Q Send-Q Local\n# elsewhere 3\n";
    assertThat(measured(new ListenersProbe().parse(output(0, none, ss))).dropped()).isPresent();
  }

  @Test
  void tells_busy_waiting_and_idle_connections_apart() {
    Outgoing outgoing = measured(new OutgoingProbe().parse(captured("outgoing")));
    assertThat(outgoing.toPort(18399))
        .containsExactly(
            new Peer(
                new HostPort("127.0.0.1", 18399),
                3,
                1,
                1,
                1,
                Optional.of(4L),
                Optional.of(Duration.ofMillis(4048)),
                Optional.of(Duration.ofMillis(4048)),
                Optional.of(Duration.ofMillis(136)),
                outgoing.toPort(18399).getFirst().ends()));
    assertThat(outgoing.toPort(18399).getFirst().ends())
        .hasSize(3)
        .allMatch(end -> end.host().equals("127.0.0.1"));
    assertThat(outgoing.peers()).hasSize(2).allMatch(Peer::told);
  }

  @Test
  void counts_connections_without_ss_and_says_no_more() {
    Outgoing outgoing = measured(new OutgoingProbe().parse(captured("outgoing.proc")));
    assertThat(outgoing.toPort(18399))
        .containsExactly(
            new Peer(
                new HostPort("127.0.0.1", 18399),
                3,
                1,
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    assertThat(outgoing.peers()).hasSize(2).noneMatch(Peer::told);
  }

  @Test
  void a_sample_of_a_peers_connections_is_scaled_up() {
    String first =
        """
        # means ss
        State Recv-Q Send-Q Local Address:Port Peer Address:Port
        ESTAB 0 0 10.0.0.1:40000 10.0.0.9:80 ino:7 bytes_sent:90 data_segs_out:9 data_segs_in:9 lastsnd:70000 lastrcv:70000 lastack:70000
        ESTAB 0 0 10.0.0.1:40001 10.0.0.9:80 ino:8 bytes_sent:90 data_segs_out:9 data_segs_in:9 lastsnd:50 lastrcv:50 lastack:50
        # peer 10.0.0.9:80 3000 400
        # peer 10.0.0.8:80 7 0
        # total 3407
        """;
    String second =
        first
            .replace(
                "data_segs_out:9 data_segs_in:9 lastsnd:50",
                "data_segs_out:11 data_segs_in:11 lastsnd:50")
            .replace("40000", "40003");
    Outgoing outgoing = measured(new OutgoingProbe().parse(output(0, first, second)));
    Peer leaked = outgoing.peers().getFirst();
    assertThat(leaked.established()).isEqualTo(3000);
    assertThat(leaked.closeWait()).isEqualTo(400);
    assertThat(leaked.active()).as("a row that was not listed before is not new").isEqualTo(1500);
    assertThat(leaked.exchanges()).contains(6000L);
    assertThat(leaked.longestIdle()).contains(Duration.ofSeconds(70));
    Peer uncharted = outgoing.peers().getLast();
    assertThat(uncharted.established()).isEqualTo(7);
    assertThat(uncharted.told()).isFalse();
  }

  @Test
  void a_query_sent_within_the_tick_of_the_last_answer_waits() {
    String text =
        """
        State Recv-Q Send-Q Local Address:Port Peer Address:Port
        ESTAB 0 0 [::ffff:10.0.0.1]:40000 [::ffff:10.0.0.9]:5432 ino:7 bytes_sent:90 data_segs_out:9 data_segs_in:8 lastsnd:700 lastrcv:700 lastack:660
        ESTAB 0 0 [::ffff:10.0.0.1]:40001 [::ffff:10.0.0.9]:5432 ino:8 bytes_sent:90 data_segs_out:9 data_segs_in:9 lastsnd:700 lastrcv:700 lastack:700
        CLOSE-WAIT 1 0 [::ffff:10.0.0.1]:40002 [::ffff:10.0.0.9]:5432 ino:9 bytes_sent:90 data_segs_out:9 data_segs_in:9 lastsnd:700 lastrcv:700 lastack:700
        # peer 10.0.0.9:5432 2 1
        # total 3
        """;
    Peer peer = measured(new OutgoingProbe().parse(output(0, text, text))).peers().getFirst();
    assertThat(peer.peer()).isEqualTo(new HostPort("10.0.0.9", 5432));
    assertThat(peer.waiting()).isEqualTo(1);
    assertThat(peer.longestWait()).contains(Duration.ofMillis(700));
    assertThat(peer.closeWait()).isEqualTo(1);
    assertThat(peer.exchanges()).contains(0L);
  }

  @Test
  void counts_clients_that_no_longer_acknowledge_and_half_open_ones() {
    Peers peers = measured(new PeersProbe().parse(samples("sockets/linux-6.18/peers.1.out")));
    assertThat(peers.opening()).isEqualTo(new Opening(7, 1));
    assertThat(peers.established())
        .isEqualTo(
            new Established(
                12, 12, Optional.of(Duration.ofMillis(5936)), 0, 0, Optional.empty()));
  }

  @Test
  void says_nothing_of_ages_without_ss() {
    Peers peers = measured(new PeersProbe().parse(samples("sockets/linux-6.18/peers.proc.1.out")));
    assertThat(peers.opening()).isEqualTo(new Opening(7, 1));
    assertThat(peers.established())
        .isEqualTo(new Established(12, 12, Optional.empty(), 0, 0, Optional.empty(), false));
  }

  @Test
  void tells_idle_clients_with_and_without_keep_alive() {
    Peers peers = measured(new PeersProbe().parse(samples("sockets/linux-6.18/peers.idle.out")));
    assertThat(peers.established().count()).isEqualTo(5);
    assertThat(peers.established().idle()).isEqualTo(4);
    assertThat(peers.established().idleWithoutKeepAlive()).isEqualTo(3);
    assertThat(peers.established().longestIdle().orElseThrow())
        .isBetween(Duration.ofSeconds(61), Duration.ofSeconds(70));
  }

  @ParameterizedTest
  @FieldSource("PROBES")
  void a_missing_tool_is_no_zero(ShellProbe<?> probe) {
    Outcome<?> outcome =
        probe.parse(output(69, "this machine has no ss", "this machine has no ss"));
    assertThat(outcome)
        .isEqualTo(Outcome.unavailable(Reason.TOOL_MISSING, "this machine has no ss"));
  }

  @ParameterizedTest
  @FieldSource("PROBES")
  void nothing_at_all_is_no_zero(ShellProbe<?> probe) {
    assertThat(probe.parse(output(0, "", ""))).isInstanceOf(Outcome.Malformed.class);
  }

  @ParameterizedTest
  @FieldSource("PROBES")
  void garbage_is_no_zero(ShellProbe<?> probe) {
    String garbage =
        "# means ss\nKernel panic \ufffd\u0000\n# elsewhere 1\n# total 1\n# ownerless 0\n";
    assertThat(probe.parse(output(0, garbage, garbage))).isInstanceOf(Outcome.Malformed.class);
  }

  @ParameterizedTest
  @FieldSource("PROBES")
  void an_answer_cut_anywhere_never_throws(ShellProbe<?> probe) {
    String text = Captured.text("sockets/linux-6.18/" + probe.id() + ".1.out");
    for (int end = 0; end < text.length(); end += 3) {
      assertThat(probe.parse(output(0, text, text.substring(0, end)))).isNotNull();
    }
  }
}
