package dee.probes.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dee.probes.HostPort;
import dee.probes.Instance;
import dee.probes.Outcome;
import dee.probes.ShellProbe;
import dee.probes.files.OpenFiles;
import dee.probes.files.OpenFilesProbe;
import dee.probes.host.Host;
import dee.probes.host.HostProbe;
import dee.probes.kernel.KernelCounters;
import dee.probes.kernel.KernelCountersProbe;
import dee.probes.limits.LimitsProbe;
import dee.probes.process.ProcessProbe;
import dee.probes.process.ServiceProcess;
import dee.probes.shell.LocalShell.Kind;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The shipped scripts against this very process, in every shell. */
class ShippedProbesTest {

  private static final List<ShellProbe<?>> PROBES =
      List.of(
          new HostProbe(),
          new ProcessProbe(),
          new LimitsProbe(),
          new OpenFilesProbe(),
          new KernelCountersProbe());

  @ParameterizedTest
  @EnumSource(Kind.class)
  void tell_of_a_live_process(Kind kind) throws Exception {
    assumeTrue(kind.installed(), () -> kind + " is not installed");
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.8.4"));
        LocalShell shell = new LocalShell(kind)) {
      ScriptOutput answer = shell.run(script(new HostPort("127.0.8.4", server.getLocalPort())));
      assertThat(answer.stderr()).isEmpty();
      assertThat(answer.complete()).isTrue();

      ServiceProcess process = measured(answer, new ProcessProbe());
      assertThat(process.pid()).isEqualTo((int) ProcessHandle.current().pid());
      assertThat(process.name()).isEqualTo("java");
      assertThat(process.cpu()).isPresent();
      Instant started = ProcessHandle.current().info().startInstant().orElseThrow();
      assertThat(Duration.between(started, process.startedAt()).abs())
          .isLessThan(Duration.ofSeconds(3));

      OpenFiles files = measured(answer, new OpenFilesProbe());
      assertThat(files.count()).isBetween(10L, 10_000L);
      assertThat(files.sockets()).isPositive();
      assertThat(files.sampled()).isBetween(files.count() - 50, files.count() + 50);

      Host host = measured(answer, new HostProbe());
      assertThat(host.kernel()).isEqualTo(System.getProperty("os.version"));
      assertThat(host.sysctl("net.core.somaxconn").orElseThrow()).isPositive();

      KernelCounters counters = measured(answer, new KernelCountersProbe());
      assertThat(counters.delta("TcpOutRsts")).isPresent();
      assertThat(counters.window()).isGreaterThanOrEqualTo(Duration.ofMillis(300));
      assertThat(measured(answer, new LimitsProbe()).openFiles().soft()).isPositive();
    }
  }

  private static <R> R measured(ScriptOutput answer, ShellProbe<R> probe) {
    Outcome<R> outcome = probe.parse(answer.of(probe.id()).orElseThrow());
    assertThat(outcome.whyNot()).isEmpty();
    return outcome.asOptional().orElseThrow();
  }

  private static Script script(HostPort address) {
    return new Script(
        Instance.of("orders", "local", address),
        PROBES,
        OptionalInt.empty(),
        false,
        Duration.ofMillis(300),
        UUID.randomUUID().toString().replace("-", ""));
  }
}
