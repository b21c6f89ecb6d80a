package dee.probes.sockets;

import static dee.probes.Captured.measured;
import static dee.probes.Captured.output;
import static dee.probes.Captured.twice;
import static org.assertj.core.api.Assertions.assertThat;

import dee.probes.Captured;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CloseWaitProbeTest {

  @Test
  void tells_queued_unanswered_and_forgotten_clients_apart() {
    CloseWaits waits = measured(new CloseWaitProbe().parse(twice("sockets/linux-6.18/close-wait")));
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
    CloseWaits waits =
        measured(new CloseWaitProbe().parse(twice("sockets/linux-6.18/close-wait.proc")));
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
}
