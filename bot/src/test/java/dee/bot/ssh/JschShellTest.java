package dee.bot.ssh;

import static dee.bot.ssh.SshLab.eventually;
import static dee.bot.ssh.SshLab.running;
import static dee.bot.ssh.SshLab.settings;
import static dee.bot.ssh.SshLab.target;
import static dee.bot.ssh.SshLab.with;
import static dee.bot.ssh.SshProbe.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dee.bot.lab.LabSshServer;
import dee.bot.ssh.SshSettings.Deadlines;
import dee.probes.Outcome;
import dee.probes.shell.ExitStatus;
import dee.probes.shell.RemoteShell;
import dee.probes.shell.Script;
import dee.probes.shell.ScriptOutput;
import dee.probes.shell.Section.Completeness;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts over real SSH, to a server that runs them in real shells. */
class JschShellTest {

  private static final int MIB = 1024 * 1024;
  private static final SshProbe HELLO = SshProbe.of("hello");
  private static final SshProbe SLEEPER =
      SshProbe.of("sleeper").within(Duration.ofSeconds(65), 1000);

  @TempDir Path directory;
  private LabSshServer server;
  private JschShells shells;
  private RemoteShell shell;

  @BeforeEach
  void start() {
    server = LabSshServer.start("127.0.0.1", 0, directory, List.of());
    open(settings(server));
  }

  private void open(SshSettings settings) {
    shells = new JschShells(settings, InstantSource.system());
    shell = shells.open(target(server.address()));
  }

  @AfterEach
  void stop() {
    shells.close();
    server.close();
  }

  @Test
  void runs_a_script_and_reads_its_sections() throws Exception {
    ScriptOutput output = shell.run(script(HELLO));

    assertThat(output.exit()).isEqualTo(new ExitStatus.Exited(0));
    assertThat(output.complete()).isTrue();
    assertThat(output.of("hello").orElseThrow().text()).startsWith("hello from ");
    assertThat(output.clockSkew().orElseThrow())
        .isBetween(Duration.ofSeconds(-2), Duration.ofSeconds(2));
  }

  @Test
  void tells_how_far_the_clocks_are_apart() throws Exception {
    try (JschShells late =
        new JschShells(settings(server), () -> Instant.now().minus(Duration.ofHours(1)))) {
      ScriptOutput output = late.open(target(server.address())).run(script(HELLO));

      assertThat(output.clockSkew().orElseThrow())
          .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));
    }
  }

  @Test
  void keeps_one_connection_for_several_scripts() throws Exception {
    shell.run(script(HELLO));
    Set<SocketAddress> first = server.clients();
    shell.run(script(HELLO));
    shells.open(target(server.address())).run(script(HELLO));

    assertThat(server.clients()).isEqualTo(first).hasSize(1);
  }

  @Test
  void opens_a_new_connection_when_the_kept_one_has_died() throws Exception {
    shell.run(script(HELLO));
    Set<SocketAddress> first = server.clients();
    server.cutClients();

    ScriptOutput output = shell.run(script(HELLO));

    assertThat(output.complete()).isTrue();
    assertThat(server.clients()).hasSize(1).doesNotContainAnyElementsOf(first);
  }

  @Test
  void keeps_what_arrived_when_the_connection_is_cut_in_the_middle() throws Exception {
    Script script = script(HELLO, SLEEPER);
    Future<ScriptOutput> running = inBackground(script);
    eventually(
        Duration.ofSeconds(10),
        () -> running(script).stream().anyMatch(c -> c.startsWith("sleep 60")));

    server.cutClients();
    ScriptOutput output = running.get(10, TimeUnit.SECONDS);

    assertThat(output.complete()).isFalse();
    assertThat(output.exit()).isInstanceOf(ExitStatus.CutOff.class);
    assertThat(output.of("hello").orElseThrow().first().completeness())
        .isEqualTo(Completeness.WHOLE);
    assertThat(output.of("sleeper").orElseThrow().first().completeness())
        .isEqualTo(Completeness.BROKEN);
    assertThat(output.outcome(SLEEPER))
        .isInstanceOfSatisfying(
            Outcome.Unavailable.class,
            lost ->
                assertThat(lost.detail())
                    .contains("the connection to ", "@" + server.address(), " was lost"));
    eventually(Duration.ofSeconds(5), () -> running(script).isEmpty());
  }

  @Test
  void leaves_nothing_running_when_it_is_interrupted() throws Exception {
    Script script = script(SLEEPER);
    List<Throwable> thrown = new ArrayList<>();
    Thread thread =
        Thread.ofVirtual()
            .start(() -> assertThatThrownBy(() -> shell.run(script)).satisfies(thrown::add));
    eventually(
        Duration.ofSeconds(10),
        () -> running(script).stream().anyMatch(c -> c.startsWith("sleep 60")));

    thread.interrupt();
    thread.join();

    assertThat(thrown).singleElement().isInstanceOf(InterruptedException.class);
    eventually(Duration.ofSeconds(5), () -> running(script).isEmpty());
    assertThat(shell.run(script(HELLO)).complete()).as("the session is still good").isTrue();
  }

  @Test
  void leaves_nothing_running_when_dee_closes() throws Exception {
    Script script = script(SLEEPER);
    Future<ScriptOutput> running = inBackground(script);
    eventually(
        Duration.ofSeconds(10),
        () -> running(script).stream().anyMatch(c -> c.startsWith("sleep 60")));

    shells.close();

    assertThat(running.get(10, TimeUnit.SECONDS).exit()).isInstanceOf(ExitStatus.CutOff.class);
    eventually(Duration.ofSeconds(5), () -> running(script).isEmpty());
  }

  @Test
  void gives_a_script_up_when_its_total_time_is_over() throws Exception {
    shells.close();
    Duration second = Duration.ofSeconds(1);
    open(
        with(
            settings(server), new Deadlines(Duration.ofSeconds(5), Duration.ofMinutes(5), second)));
    Script script = script(HELLO, SLEEPER);

    ScriptOutput output = shell.run(script);

    assertThat(output.exit()).isEqualTo(new ExitStatus.CutOff("it took longer than 1 s"));
    assertThat(output.of("hello").orElseThrow().first().completeness())
        .isEqualTo(Completeness.WHOLE);
    eventually(Duration.ofSeconds(5), () -> running(script).isEmpty());
  }

  @Test
  void leaves_no_shell_behind_that_never_reads_its_input() throws Exception {
    List<String> profile = List.of("setsid", "sh", "-c", "sleep 986; exec \"$@\"", "sh");
    Duration second = Duration.ofSeconds(1);
    Deadlines deadlines = new Deadlines(Duration.ofSeconds(5), Duration.ofMinutes(5), second);
    try (LabSshServer deaf = LabSshServer.start("127.0.0.1", 0, directory, profile);
        JschShells patient =
            new JschShells(with(settings(deaf), deadlines), InstantSource.system())) {
      ScriptOutput output = patient.open(target(deaf.address())).run(script(HELLO));

      assertThat(output.exit()).isEqualTo(new ExitStatus.CutOff("it took longer than 1 s"));
      eventually(Duration.ofSeconds(2), () -> deaf.commands().length == 0);
    }
  }

  @Test
  void cuts_fifty_megabytes_off_and_can_go_on() throws Exception {
    SshProbe flood = SshProbe.of("flood").within(Duration.ofSeconds(30), 60 * MIB);
    Script script = script(flood);

    ScriptOutput output = shell.run(script);

    assertThat(output.exit())
        .isEqualTo(
            new ExitStatus.CutOff("it printed more than 1048576 bytes; the rest was not read"));
    assertThat(output.of("flood").orElseThrow().first().output().length).isBetween(MIB / 2, MIB);
    eventually(Duration.ofSeconds(5), () -> running(script).isEmpty());
    assertThat(shell.run(script(HELLO)).complete()).isTrue();
    assertThat(server.clients()).hasSize(1);
  }

  @Test
  void does_not_hang_on_a_megabyte_of_complaints() throws Exception {
    ScriptOutput output = shell.run(script(SshProbe.of("stderr-flood"), HELLO));

    assertThat(output.complete()).isTrue();
    assertThat(output.of("stderr-flood").orElseThrow().text()).isEqualTo("done with it\n");
    assertThat(output.stderr())
        .startsWith("eeee")
        .endsWith("bytes in all)")
        .hasSizeLessThan(20_000);
  }

  @Test
  void asks_twenty_targets_at_once() throws Exception {
    List<LabSshServer> servers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<ScriptOutput>> answers = new ArrayList<>();
      for (int i = 1; i <= 20; i++) {
        LabSshServer one = LabSshServer.start("127.0.1." + i, 0, directory, List.of());
        servers.add(one);
        answers.add(threads.submit(() -> shells.open(target(one.address())).run(script(HELLO))));
      }
      for (Future<ScriptOutput> answer : answers) {
        assertThat(answer.get(30, TimeUnit.SECONDS).exit()).isEqualTo(new ExitStatus.Exited(0));
      }
    } finally {
      servers.forEach(LabSshServer::close);
    }
  }

  private Future<ScriptOutput> inBackground(Script script) {
    FutureTask<ScriptOutput> task = new FutureTask<>(() -> shell.run(script));
    Thread.ofVirtual().start(task);
    return task;
  }
}
