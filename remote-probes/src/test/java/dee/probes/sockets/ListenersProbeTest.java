package dee.probes.sockets;

import static dee.probes.Captured.measured;
import static dee.probes.Captured.output;
import static dee.probes.Captured.twice;
import static org.assertj.core.api.Assertions.assertThat;

import dee.probes.Captured;
import dee.probes.sockets.Listeners.Listener;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ListenersProbeTest {

  @Test
  void sees_a_full_accept_queue_and_what_it_drops() {
    Listeners listeners =
        measured(new ListenersProbe().parse(twice("sockets/linux-6.18/listeners")));
    assertThat(listeners.onPort())
        .containsExactly(
            new Listener("127.0.0.1:18331", 3, 3, OptionalLong.of(2), OptionalLong.of(4)));
    assertThat(listeners.full()).isTrue();
    assertThat(listeners.elsewhere()).isEqualTo(5);
    assertThat(listeners.means()).isEqualTo("ss");
  }

  @Test
  void knows_the_queue_but_no_backlog_without_ss() {
    Listeners listeners =
        measured(new ListenersProbe().parse(twice("sockets/linux-6.18/listeners.proc")));
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
}
