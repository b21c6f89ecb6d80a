package dee.probes.sockets;

import static dee.probes.Captured.measured;
import static dee.probes.Captured.output;
import static dee.probes.Captured.twice;
import static org.assertj.core.api.Assertions.assertThat;

import dee.probes.HostPort;
import dee.probes.sockets.Outgoing.Peer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutgoingProbeTest {

  @Test
  void tells_busy_waiting_and_idle_connections_apart() {
    Outgoing outgoing = measured(new OutgoingProbe().parse(twice("sockets/linux-6.18/outgoing")));
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
    Outgoing outgoing =
        measured(new OutgoingProbe().parse(twice("sockets/linux-6.18/outgoing.proc")));
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
}
