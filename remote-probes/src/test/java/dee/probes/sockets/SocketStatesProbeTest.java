package dee.probes.sockets;

import static dee.probes.Captured.measured;
import static dee.probes.Captured.twice;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SocketStatesProbeTest {

  @Test
  void counts_states_with_and_without_ss() {
    Map<TcpState, Long> expected = Map.of(TcpState.ESTABLISHED, 1L, TcpState.CLOSE_WAIT, 7L);
    assertThat(
            measured(new SocketStatesProbe().parse(twice("sockets/linux-6.18/socket-states")))
                .byState())
        .isEqualTo(expected);
    assertThat(
            measured(new SocketStatesProbe().parse(twice("sockets/linux-6.18/socket-states.proc")))
                .byState())
        .isEqualTo(expected);
  }
}
