package dee.probes.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import dee.probes.Captured;
import dee.probes.Instance;
import dee.probes.LocalProbe.Asked;
import dee.probes.reachability.Reachability.Result;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(40)
class ProvocationProbeTest {

  @Test
  void spreads_its_tries_over_the_time_of_a_capture() throws Exception {
    try (FaultyServer server = FaultyServer.resetting()) {
      long began = System.nanoTime();
      Asked<Reachability> asked =
          new ProvocationProbe().ask(Instance.of("orders", "local", server.address()));
      Reachability seen = Captured.measured(asked.outcome());

      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .isBetween(Duration.ofMillis(7500), Duration.ofSeconds(11));
      assertThat(seen.count(Result.RESET)).isEqualTo(seen.tries()).isGreaterThan(20);
      assertThat(seen.tries()).isLessThanOrEqualTo(24);
      assertThat(asked.text().lines()).hasSize(seen.tries()).allMatch(l -> l.contains(": reset"));
      assertThat(asked.command())
          .isEqualTo("curl -sv --connect-timeout 3 -m 5 http://" + server.address() + "/");
    }
  }

  @Test
  void an_interrupt_ends_all_of_them() throws Exception {
    Patience patient =
        new Patience(Duration.ofSeconds(15), Duration.ofSeconds(15), Duration.ofSeconds(15));
    try (FaultyServer server = FaultyServer.silent()) {
      assertThat(
              Interruption.ends(
                  new ProvocationProbe(3, patient),
                  server.address(),
                  () -> server.accepted() >= 2,
                  Duration.ofSeconds(5)))
          .isTrue();
    }
  }
}
