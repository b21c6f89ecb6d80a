package dee.probes.sockets;

import static dee.probes.Captured.measured;
import static dee.probes.Captured.samples;
import static org.assertj.core.api.Assertions.assertThat;

import dee.probes.sockets.Peers.Established;
import dee.probes.sockets.Peers.Opening;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PeersProbeTest {

  @Test
  void counts_clients_that_no_longer_acknowledge_and_half_open_ones() {
    Peers peers = measured(new PeersProbe().parse(samples("sockets/linux-6.18/peers.1.out")));
    assertThat(peers.opening()).isEqualTo(new Opening(7, 1));
    assertThat(peers.established())
        .isEqualTo(
            new Established(12, 12, Optional.of(Duration.ofMillis(5936)), 0, 0, Optional.empty()));
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
}
