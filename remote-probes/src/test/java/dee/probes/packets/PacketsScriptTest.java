package dee.probes.packets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dee.probes.Captured;
import dee.probes.Exhibit;
import dee.probes.HostPort;
import dee.probes.Instance;
import dee.probes.packets.Capture.Scope;
import dee.probes.packets.decode.TcpFlags;
import dee.probes.packets.flow.Flow;
import dee.probes.shell.FakeTools;
import dee.probes.shell.LocalShell;
import dee.probes.shell.LocalShell.Kind;
import dee.probes.shell.ProbeOutput;
import dee.probes.shell.Script;
import dee.probes.shell.ScriptOutput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real captures on loopback, in every shell. */
@Tag("full")
@Timeout(60)
@ParameterizedClass
@EnumSource(Kind.class)
class PacketsScriptTest {

  private static final Duration LENGTH = Duration.ofSeconds(2);

  private final PacketsProbe probe = new PacketsProbe(LENGTH, 1_000_000);
  private final Kind kind;
  @TempDir Path folder;

  PacketsScriptTest(Kind kind) {
    this.kind = kind;
    assumeTrue(kind.installed(), () -> kind + " is not installed");
    assumeTrue(Tcpdumps.allowed(), "only root with a tcpdump may capture");
  }

  @BeforeEach
  void link() throws Exception {
    FakeTools.add(folder, "tcpdump", "exec " + Tcpdumps.PROGRAM + " \"$@\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.9.1", "::1"})
  void captures_whole_connections_with_their_resets(String address) throws Exception {
    try (ResettingServer server = ResettingServer.at(address, "GET /?key=a-long-secret", 50)) {
      ProbeOutput output = run(probe, server.address());
      Capture capture = Captured.measured(probe.parse(output));

      assertThat(capture.taken().device()).isEqualTo("lo");
      assertThat(capture.taken().scope()).isEqualTo(Scope.WHOLE_FLOWS);
      assertThat(capture.taken().length())
          .isBetween(Duration.ofMillis(1900), Duration.ofMillis(4000));
      assertThat(capture.taken().lost()).hasValue(0);
      assertThat(capture.taken().capped()).isFalse();
      assertThat(capture.traffic().end().cut()).isEmpty();
      assertThat(capture.traffic().unread().total()).isZero();
      List<Flow> flows = whole(capture);
      assertThat(flows).hasSizeGreaterThan(10);
      assertThat(flows).allSatisfy(flow -> {
        assertThat(flow.ends().server().port()).isEqualTo(server.address().port());
        assertThat(flow.server().control().resets()).isEqualTo(1);
        assertThat(flow.client().said().bytes()).isEqualTo(23);
      });
      Exhibit kept = probe.exhibit(output);
      assertThat(kept.text()).contains("Captured on lo for 2", "by root", "[R.] seq 1 len 0 win");
      assertThat(readByTcpdump(kept.attachment().orElseThrow().bytes()))
          .contains("GET /?ke", "Flags [R.]")
          .doesNotContain("secret");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.9.2", "::1"})
  void takes_flags_alone_where_traffic_is_heavy(String address) throws Exception {
    try (ResettingServer server = ResettingServer.at(address, "GET / HTTP/1.0", 20)) {
      Capture capture =
          Captured.measured(probe.parse(run(new PacketsProbe(LENGTH, 20), server.address())));

      assertThat(capture.taken().scope()).isEqualTo(Scope.FLAGS);
      List<Flow> flows = whole(capture);
      assertThat(flows).hasSizeGreaterThan(10);
      assertThat(flows).allSatisfy(flow -> {
        assertThat(flow.server().control().resets()).isEqualTo(1);
        assertThat(flow.story().ladder().packets())
            .allMatch(p -> (p.tcp().flags() & (TcpFlags.SYN | TcpFlags.FIN | TcpFlags.RST)) != 0);
      });
    }
  }

  /** Connections that neither the beginning nor the end of the capture has cut. */
  private static List<Flow> whole(Capture capture) {
    List<Flow> flows = capture.traffic().flows().toList();
    return flows.stream()
        .filter(flow -> flow.opening().syn())
        .limit(Math.max(0, flows.size() - 5))
        .toList();
  }

  private ProbeOutput run(PacketsProbe probe, HostPort address) throws InterruptedException {
    Script script =
        new Script(
            Instance.of("orders", "orders-1", address),
            List.of(probe),
            OptionalInt.empty(),
            false,
            Duration.ofMillis(300),
            UUID.randomUUID().toString().replace("-", ""));
    try (LocalShell shell = new LocalShell(kind, FakeTools.first(folder))) {
      ScriptOutput answer = shell.run(script);
      assertThat(answer.stderr()).isEmpty();
      assertThat(answer.complete()).isTrue();
      assertThat(LocalShell.marked(script)).isEmpty();
      return answer.of("packets").orElseThrow();
    }
  }

  private String readByTcpdump(byte[] pcap) throws Exception {
    Path file = Files.write(folder.resolve("kept.pcap"), pcap);
    Process process =
        new ProcessBuilder(Tcpdumps.PROGRAM.toString(), "-n", "-A", "-r", file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (Stream<String> lines = process.inputReader().lines()) {
      return String.join("\n", lines.toList());
    }
  }
}
