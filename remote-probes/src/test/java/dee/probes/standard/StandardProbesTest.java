package dee.probes.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dee.probes.Captured;
import dee.probes.DatabaseAccess;
import dee.probes.HostPort;
import dee.probes.Instance;
import dee.probes.Instance.MetricsFrom;
import dee.probes.LocalProbe;
import dee.probes.Outcome;
import dee.probes.Probe;
import dee.probes.ShellProbe;
import dee.probes.shell.ExitStatus;
import dee.probes.shell.LocalShell;
import dee.probes.shell.LocalShell.Kind;
import dee.probes.shell.Script;
import dee.probes.shell.ScriptOutput;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All shipped probes, streamed to real shells, about a real process. */
@Timeout(60)
class StandardProbesTest {

  @TempDir static Path folder;

  private static ServerSocket database;
  private static Process service;
  private static Instance instance;

  @BeforeAll
  static void start() throws IOException {
    database = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    service =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SmallService.class.getName(),
                String.valueOf(database.getLocalPort()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader printed = service.inputReader(StandardCharsets.US_ASCII);
    int port = Integer.parseInt(printed.readLine());
    Path log =
        Files.writeString(
            folder.resolve("app's log.txt"),
            "WARN orders-pool - Connection is not available, request timed out after 2000ms"
                + " (total=5, active=5, idle=0, waiting=9)\n");
    Path sessions = folder.resolve("sessions.out");
    Files.writeString(sessions, Captured.text("database/postgresql-15/lock.1.out"));
    Path psql = Files.writeString(folder.resolve("psql"), "#!/bin/sh\nexec cat " + sessions);
    Files.setPosixFilePermissions(psql, PosixFilePermissions.fromString("rwxr-xr-x"));
    instance =
        new Instance(
            "orders",
            "local",
            new HostPort("127.0.0.1", port),
            "/health",
            Optional.of(URI.create("http://127.0.0.1:" + port + "/metrics")),
            MetricsFrom.TARGET,
            Optional.of(log.toString()),
            Optional.empty(),
            Optional.of(new HostPort("127.0.0.1", database.getLocalPort())),
            Optional.of(new DatabaseAccess("local", psql + " -h 'a b' orders")),
            Optional.empty(),
            Optional.of("local"));
  }

  @AfterAll
  static void stop() throws Exception {
    service.outputWriter(StandardCharsets.US_ASCII).close();
    if (!service.waitFor(5, TimeUnit.SECONDS)) {
      service.destroyForcibly();
    }
    database.close();
  }

  private static List<ShellProbe<?>> shellProbes() {
    List<ShellProbe<?>> probes = new ArrayList<>();
    for (Probe<?> probe : StandardProbes.catalog().probes()) {
      // A capture takes its time and needs root: PacketsScriptTest.
      if (probe instanceof ShellProbe<?> shellProbe
          && !probe.id().equals(StandardProbes.PACKETS.id())) {
        probes.add(shellProbe);
      }
    }
    return probes;
  }

  private static ScriptOutput run(Kind kind) throws InterruptedException {
    try (LocalShell shell = new LocalShell(kind)) {
      return shell.run(
          new Script(
              instance,
              shellProbes(),
              OptionalInt.empty(),
              false,
              Duration.ofMillis(300),
              "b0undary0000"));
    }
  }

  private static Outcome<?> outcome(ShellProbe<?> probe, ScriptOutput output) {
    return output.of(probe.id()).<Outcome<?>>map(probe::parse).orElseThrow();
  }

  private static <R> R value(ShellProbe<R> probe, ScriptOutput output) {
    return Captured.measured(output.of(probe.id()).map(probe::parse).orElseThrow());
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void every_probe_measures_in_every_shell(Kind kind) throws Exception {
    assumeTrue(kind.installed(), () -> kind + " is not installed");
    ScriptOutput output = run(kind);
    assertThat(output.complete()).isTrue();
    assertThat(output.exit()).isEqualTo(new ExitStatus.Exited(0));
    assertThat(output.stderr()).isEmpty();
    for (ShellProbe<?> probe : shellProbes()) {
      Outcome<?> outcome = outcome(probe, output);
      if (kind == Kind.BUSYBOX && probe.equals(StandardProbes.VANTAGE)) {
        assertThat(outcome.whyNot()).contains("tool missing: this machine has no curl");
        continue;
      }
      assertThat(outcome)
          .as("%s: %s", probe.id(), outcome.whyNot().orElse(""))
          .isInstanceOf(Outcome.Measured.class);
    }
  }

  @Test
  void they_agree_about_the_service() throws Exception {
    try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), instance.port())) {
      ScriptOutput output = run(Kind.DASH);
      assertThat(value(StandardProbes.PROCESS, output).pid()).isEqualTo(service.pid());
      assertThat(value(StandardProbes.LISTENERS, output).onPort())
          .singleElement()
          .satisfies(l -> assertThat(l.backlog()).hasValue(7))
          .satisfies(l -> assertThat(l.dropped()).hasValue(0));
      assertThat(value(StandardProbes.OUTGOING, output).toPort(database.getLocalPort()))
          .singleElement()
          .satisfies(p -> assertThat(p.waiting()).isEqualTo(1));
      assertThat(value(StandardProbes.POOLS, output).tightest().orElseThrow().name())
          .isEqualTo("orders-pool");
      assertThat(value(StandardProbes.LOG_TAIL, output).poolTimeouts()).isEqualTo(1);
      assertThat(value(StandardProbes.CLOSE_WAIT, output).total()).isZero();
      assertThat(value(StandardProbes.OPEN_FILES, output).sockets()).isGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void the_service_is_reached_from_here() throws Exception {
    LocalProbe<?> probe = StandardProbes.REACHABILITY;
    assertThat(probe.ask(instance).outcome()).isInstanceOf(Outcome.Measured.class);
  }

  @Test
  void every_probe_is_found_by_its_id() {
    assertThat(StandardProbes.catalog().probes())
        .hasSize(25)
        .allSatisfy(p -> {
          assertThat(p.id()).matches("[a-z]+(-[a-z]+)*");
          assertThat(p.purpose()).isNotBlank();
          assertThat(StandardProbes.catalog().find(p.id())).contains(p);
        });
  }
}
