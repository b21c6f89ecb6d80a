package dee.probes.shell;

import static dee.probes.Captured.measured;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dee.probes.HostPort;
import dee.probes.Instance;
import dee.probes.ShellProbe;
import dee.probes.process.Restarts;
import dee.probes.process.Restarts.Life;
import dee.probes.process.RestartsProbe;
import dee.probes.shell.LocalShell.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The watch over real processes that end and are started again. */
@Timeout(60)
class RestartsScriptTest {

  private static final String ADDRESS = "127.0.7.9";

  /** With so many ticks a second, every process began long ago. */
  private static final String MANY_TICKS = "echo 900000";

  private final RestartsProbe probe = new RestartsProbe();
  private final List<Process> started = new ArrayList<>();
  @TempDir Path folder;

  @AfterEach
  void end() throws Exception {
    for (Process process : started) {
      process.getOutputStream().close();
      process.waitFor();
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void sees_a_server_end_twice_and_watches_no_longer(Kind kind) throws Exception {
    assumeTrue(kind.installed(), () -> kind + " is not installed");
    Process loop = start("crash-loop.pl", "0.7");
    Restarts restarts = watch(new LocalShell(kind), port(loop));

    assertThat(restarts.ended()).isEqualTo(2);
    assertThat(restarts.lives()).hasSize(2).doesNotHaveDuplicates();
    assertThat(restarts.watched()).isBetween(Duration.ofMillis(300), Duration.ofSeconds(5));
    Life first = restarts.lives().getFirst();
    Life second = restarts.lives().getLast();
    assertThat(first.pid()).isNotEqualTo(second.pid()).isNotEqualTo((int) loop.pid());
    assertThat(first.startedAt()).isBefore(first.goneAt().orElseThrow());
    assertThat(second.seenFrom()).isAfterOrEqualTo(first.goneAt().orElseThrow());
    assertThat(second.startedAt()).isBeforeOrEqualTo(second.seenFrom());
    assertThat(Duration.between(first.goneAt().orElseThrow(), Instant.now()).abs())
        .isLessThan(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void does_not_watch_one_that_has_run_for_long_nor_mistakes_its_worker_for_it(Kind kind)
      throws Exception {
    assumeTrue(kind.installed(), () -> kind + " is not installed");
    FakeTools.add(folder, "getconf", MANY_TICKS);
    Process server = start("prefork.pl");
    int port = Integer.parseInt(line(server).split(" ", 2)[0]);
    Restarts restarts = watch(new LocalShell(kind, FakeTools.first(folder)), port);

    assertThat(restarts.watched()).isZero();
    assertThat(restarts.lives())
        .singleElement()
        .satisfies(life -> assertThat(life.pid()).isEqualTo((int) server.pid()))
        .satisfies(life -> assertThat(life.goneAt()).isEmpty());
  }

  @Test
  void notices_that_the_one_found_before_has_ended_and_another_came() throws Exception {
    Restarts restarts =
        watch(new LocalShell(), port(start("crash-loop.pl", "300")), TestProbe.of("ender"));

    assertThat(restarts.ended()).isEqualTo(1);
    assertThat(restarts.lives()).hasSize(2);
    assertThat(restarts.lives().getFirst().goneAt())
        .contains(restarts.lives().getFirst().seenFrom());
  }

  @Test
  void waits_for_somebody_where_nobody_listens() throws Exception {
    Process loop = start("crash-loop.pl", "0.7");
    int port = port(loop);
    loop.getOutputStream().close();
    loop.waitFor();
    Restarts restarts = watch(new LocalShell(), port);

    assertThat(restarts.lives()).isEmpty();
    assertThat(restarts.watched()).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
  }

  private Process start(String script, String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of("perl", "src/test/resources/" + script));
    command.add(ADDRESS);
    command.addAll(List.of(words));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    started.add(process);
    return process;
  }

  private static int port(Process process) throws IOException {
    return Integer.parseInt(line(process));
  }

  private static String line(Process process) throws IOException {
    return process.inputReader(StandardCharsets.US_ASCII).readLine();
  }

  private Restarts watch(LocalShell shell, int port, ShellProbe<?>... before) throws Exception {
    List<ShellProbe<?>> probes = new ArrayList<>(List.of(before));
    probes.add(probe);
    Script script =
        new Script(
            Instance.of("orders", "local", new HostPort(ADDRESS, port)),
            probes,
            OptionalInt.empty(),
            false,
            Duration.ofMillis(300),
            UUID.randomUUID().toString().replace("-", ""));
    try (shell) {
      ScriptOutput answer = shell.run(script);
      assertThat(answer.stderr()).isEmpty();
      return measured(probe.parse(answer.of(probe.id()).orElseThrow()));
    }
  }
}
