package dee.bot.ssh;

import static dee.bot.ssh.SshLab.eventually;
import static dee.bot.ssh.SshLab.marked;
import static dee.bot.ssh.SshLab.running;
import static dee.bot.ssh.SshLab.target;
import static dee.bot.ssh.SshLab.withConfig;
import static dee.bot.ssh.SshLab.withKnownHosts;
import static dee.bot.ssh.SshProbe.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dee.probes.shell.ExitStatus;
import dee.probes.shell.Script;
import dee.probes.shell.ScriptOutput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same against OpenSSH's sshd, where it is installed. */
@Tag("full")
class OpenSshTest {

  private static final SshProbe HELLO = SshProbe.of("hello");

  @TempDir Path directory;

  @Test
  void runs_scripts_over_one_connection() throws Exception {
    try (OpenSsh server = OpenSsh.start(directory);
        JschShells shells = new JschShells(server.settings(), InstantSource.system())) {
      for (int i = 0; i < 3; i++) {
        ScriptOutput output = shells.open(target(server.address)).run(script(HELLO));
        assertThat(output.exit()).isEqualTo(new ExitStatus.Exited(0));
        assertThat(output.complete()).isTrue();
      }
      assertThat(Files.readString(directory.resolve("sshd.log")))
          .containsOnlyOnce("Accepted publickey");
    }
  }

  @Test
  void refuses_a_changed_host_key_and_says_what_the_server_wants() throws Exception {
    try (OpenSsh server = OpenSsh.start(directory)) {
      OpenSsh.run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", directory + "/other");
      String other = Files.readString(directory.resolve("other.pub"));
      Path lie =
          Files.writeString(
              directory.resolve("lie"), KnownHosts.name(server.address) + " " + other);

      assertThat(why(withKnownHosts(server.settings(), lie), server))
          .contains("has CHANGED", lie + ":1");
      assertThat(
              why(server.settings(List.of(directory.resolve("other")), Optional.empty()), server))
          .contains("did not let", "lets in by: publickey");
    }
  }

  @Test
  void hashed_lines_of_ssh_keygen_are_understood() throws Exception {
    try (OpenSsh server = OpenSsh.start(directory)) {
      OpenSsh.run("ssh-keygen", "-q", "-H", "-f", server.knownHosts.toString());
      assertThat(Files.readString(server.knownHosts)).startsWith("|1|");

      assertThat(run(server.settings(), server).complete()).isTrue();
    }
  }

  @Test
  void an_authority_vouches_for_a_host_by_its_certificate() throws Exception {
    OpenSsh.keys(directory);
    OpenSsh.run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", directory + "/ca");
    OpenSsh.run(
        "ssh-keygen",
        "-q",
        "-s",
        directory + "/ca",
        "-I",
        "here",
        "-h",
        "-n",
        "127.0.0.1",
        directory + "/host.pub");
    try (OpenSsh server =
        OpenSsh.start(directory, "HostCertificate " + directory.resolve("host-cert.pub"))) {
      String authority = Files.readString(directory.resolve("ca.pub"));
      Path trusting =
          Files.writeString(
              directory.resolve("ca_hosts"), "@cert-authority [127.0.0.1]:* " + authority);

      assertThat(run(withKnownHosts(server.settings(), trusting), server).exit())
          .isEqualTo(new ExitStatus.Exited(0));

      Path other =
          Files.writeString(
              directory.resolve("other_hosts"),
              "@cert-authority * " + Files.readString(directory.resolve("id.pub")));
      assertThat(why(withKnownHosts(server.settings(), other), server)).contains("authority");
    }
  }

  @Test
  void a_key_of_the_agent_opens_the_door() throws Exception {
    Path socket = directory.resolve("agent");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/ssh-agent")), "ssh-agent is not installed");
    Process agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString()).start();
    try (OpenSsh server = OpenSsh.start(directory)) {
      eventually(Duration.ofSeconds(5), () -> Files.exists(socket));
      OpenSsh.run("env", "SSH_AUTH_SOCK=" + socket, "ssh-add", "-q", server.userKey.toString());

      assertThat(run(server.settings(List.of(), Optional.of(socket)), server).complete()).isTrue();
    } finally {
      agent.destroy();
      agent.waitFor();
    }
  }

  @Test
  void a_burst_of_logins_loses_no_target() throws Exception {
    try (OpenSsh server = OpenSsh.start(directory, "MaxStartups 5");
        JschShells shells = new JschShells(server.settings(), InstantSource.system());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<ScriptOutput>> answers = new ArrayList<>();
      for (int i = 1; i <= 11; i++) {
        SshTarget one =
            new SshTarget(
                "web-" + i,
                server.address.host(),
                Optional.of(server.address.port()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
        answers.add(threads.submit(() -> shells.open(one).run(script(HELLO))));
      }
      for (Future<ScriptOutput> answer : answers) {
        assertThat(answer.get().exit()).isEqualTo(new ExitStatus.Exited(0));
      }
    }
  }

  @Test
  void a_jump_host_carries_the_connection() throws Exception {
    try (OpenSsh server = OpenSsh.start(directory)) {
      Path config =
          Files.writeString(
              directory.resolve("config"),
              "Host inner\nProxyJump 127.0.0.1:%d\nHostName 127.0.0.1\nPort %d\n"
                  .formatted(server.address.port(), server.address.port()));
      try (JschShells shells =
          new JschShells(withConfig(server.settings(), config), InstantSource.system())) {
        ScriptOutput output = shells.open(SshTarget.of("inner", "inner")).run(script(HELLO));
        assertThat(output.exit()).isEqualTo(new ExitStatus.Exited(0));
      }
    }
  }

  @Test
  void an_interrupted_script_leaves_nothing_running() throws Exception {
    try (OpenSsh server = OpenSsh.start(directory);
        JschShells shells = new JschShells(server.settings(), InstantSource.system())) {
      Script script = script(SshProbe.of("sleeper").within(Duration.ofSeconds(65), 1000));
      FutureTask<ScriptOutput> task =
          new FutureTask<>(() -> shells.open(target(server.address)).run(script));
      Thread.ofVirtual().start(task);
      eventually(
          Duration.ofSeconds(10),
          () -> running(script).stream().anyMatch(c -> c.startsWith("sleep 60")));

      task.cancel(true);

      eventually(Duration.ofSeconds(5), () -> running(script).isEmpty());
    }
  }

  @Test
  void a_killed_dee_leaves_nothing_running() throws Exception {
    try (OpenSsh server = OpenSsh.start(directory)) {
      Process dee =
          KilledDeeTest.child(
              server.address, server.userKey, server.knownHosts, System.getProperty("user.name"));
      String mark = dee.inputReader().readLine();
      eventually(
          Duration.ofSeconds(20),
          () -> marked(mark).stream().anyMatch(c -> c.startsWith("sleep 60")));

      assertThat(dee.destroyForcibly().waitFor(5, TimeUnit.SECONDS)).isTrue();

      eventually(Duration.ofSeconds(5), () -> marked(mark).isEmpty());
    }
  }

  private static ScriptOutput run(SshSettings settings, OpenSsh server) throws Exception {
    try (JschShells shells = new JschShells(settings, InstantSource.system())) {
      return shells.open(target(server.address)).run(script(HELLO));
    }
  }

  private static String why(SshSettings settings, OpenSsh server) throws Exception {
    return ((ExitStatus.Unreachable) run(settings, server).exit()).why();
  }
}
