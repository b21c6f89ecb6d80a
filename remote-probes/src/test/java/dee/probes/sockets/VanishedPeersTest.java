package dee.probes.sockets;

import static dee.probes.Captured.measured;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dee.probes.HostPort;
import dee.probes.Instance;
import dee.probes.shell.LocalShell;
import dee.probes.shell.LocalShell.Kind;
import dee.probes.shell.Script;
import dee.probes.shell.ScriptOutput;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients that are gone without a word, and handshakes that nobody ends. */
@Tag("full")
@Timeout(60)
class VanishedPeersTest {

  private static final PeersProbe PROBE = new PeersProbe();

  @ParameterizedTest
  @EnumSource(Kind.class)
  void data_that_nobody_acknowledges_is_noticed(Kind kind) throws Exception {
    assumeTrue(kind.installed(), () -> kind + " is not installed");
    try (TwoNamespaces net = new TwoNamespaces()) {
      Process server = net.peers(net.onServer(), "serve", TwoNamespaces.SERVER);
      String port = line(server);
      line(net.peers(net.onClient(), "join", TwoNamespaces.SERVER, port, "12"));
      while (ask(kind, net, port).established().count() < 12) {
        Thread.sleep(20);
      }
      net.unplugClient();
      server.outputWriter(StandardCharsets.US_ASCII).append("send\n").flush();
      assertThat(line(server)).isEqualTo("12");

      Peers peers = ask(kind, net, port);
      while (peers.established().unacknowledged() < 12) {
        assertThat(peers.established().count()).isEqualTo(12);
        peers = ask(kind, net, port);
      }
      assertThat(peers.opening().count()).isZero();
      if (kind == Kind.BUSYBOX) {
        assertThat(peers.established().longestUnacknowledged()).isEmpty();
      } else {
        assertThat(peers.established().longestUnacknowledged().orElseThrow())
            .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(40));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void half_open_connections_are_counted_with_their_sources(Kind kind) throws Exception {
    assumeTrue(kind.installed(), () -> kind + " is not installed");
    try (TwoNamespaces net = new TwoNamespaces()) {
      String port = line(net.peers(net.onServer(), "serve", TwoNamespaces.SERVER));
      net.dropSynAcks();
      line(net.peers(net.onClient(), "knock", TwoNamespaces.SERVER, port, "7"));
      Peers peers = ask(kind, net, port);
      while (peers.opening().count() < 7) {
        peers = ask(kind, net, port);
      }
      assertThat(peers.opening()).isEqualTo(new Peers.Opening(7, 1));
      assertThat(peers.established().count()).isZero();
    }
  }

  private static Peers ask(Kind kind, TwoNamespaces net, String port) throws Exception {
    HostPort at = new HostPort(TwoNamespaces.SERVER, Integer.parseInt(port));
    try (LocalShell shell = new LocalShell(kind, net.onServer())) {
      ScriptOutput answer =
          shell.run(
              new Script(
                  Instance.of("orders", "local", at),
                  List.of(PROBE),
                  OptionalInt.empty(),
                  false,
                  Duration.ofMillis(200),
                  "b0undary0000"));
      return measured(PROBE.parse(answer.of(PROBE.id()).orElseThrow()));
    }
  }

  private static String line(Process process) throws Exception {
    return process.inputReader(StandardCharsets.US_ASCII).readLine();
  }
}
