package dee.playbooks.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dee.playbooks.diagnosis.Facts.NotMeasured;
import dee.probes.HostPort;
import dee.probes.sockets.Outgoing.Peer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatabaseConnectionsTest {

  private static Peer peer(int address, Optional<Long> exchanges, int longest, int shortest) {
    return new Peer(
        new HostPort("10.0.0." + address, 5432),
        3,
        0,
        0,
        0,
        exchanges,
        Optional.empty(),
        longest == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(longest)),
        shortest == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(shortest)));
  }

  @Test
  void takes_the_longest_and_the_shortest_quiet_one_of_all_addresses() {
    DatabaseConnections sum =
        DatabaseConnections.sum(
            List.of(peer(1, Optional.of(2L), 80, 50), peer(2, Optional.of(1L), 60, 7)),
            Duration.ofSeconds(1));
    assertThat(sum.established()).isEqualTo(6);
    assertThat(sum.exchanges()).contains(3L);
    assertThat(sum.longestIdle()).isEqualTo(Duration.ofSeconds(80));
    assertThat(sum.shortestIdle()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void connections_that_were_only_counted_tell_nothing() {
    List<Peer> peers = List.of(peer(1, Optional.of(2L), 80, 50), peer(2, Optional.empty(), 0, 0));
    assertThatThrownBy(() -> DatabaseConnections.sum(peers, Duration.ofSeconds(1)))
        .isInstanceOf(NotMeasured.class);
  }
}
