package dee.bot.ssh;

import static dee.bot.ssh.SshLab.eventually;
import static dee.bot.ssh.SshLab.marked;
import static dee.bot.ssh.SshLab.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dee.bot.lab.LabSshServer;
import dee.probes.HostPort;
import dee.probes.Instance;
import dee.probes.Outcome;
import dee.probes.packets.Capture;
import dee.probes.packets.PacketsProbe;
import dee.probes.shell.Script;
import dee.probes.shell.ScriptOutput;
import dee.probes.shell.ScriptText;
import dee.probes.shell.Section;
import dee.probes.shell.Section.Completeness;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Captures over SSH: their size, and what is left of them. */
class CaptureTest {

  private static final PacketsProbe PACKETS = new PacketsProbe();

  @TempDir Path directory;

  @Test
  void the_largest_capture_comes_through() throws Exception {
    int most = PACKETS.bounds().outputBytes();
    try (LabSshServer server = LabSshServer.start("127.0.0.1", 0, directory, List.of());
        JschShells shells =
            new JschShells(
                usual(server.user(), server.userKey(), server.knownHosts()),
                InstantSource.system())) {
      SshProbe flood = SshProbe.of("flood").within(Duration.ofSeconds(30), most);
      ScriptOutput output = shells.open(target(server.address())).run(SshProbe.script(flood));

      assertThat(output.complete()).isTrue();
      Section section = output.of("flood").orElseThrow().first();
      assertThat(section.completeness()).isEqualTo(Completeness.CAPPED);
      assertThat(section.output()).hasSize(most);
    }
  }

  @Test
  @Tag("full")
  void a_capture_is_taken_over_openssh() throws Exception {
    assumeMayCapture();
    try (OpenSsh server = OpenSsh.start(directory);
        JschShells shells =
            new JschShells(
                usual(System.getProperty("user.name"), server.userKey, server.knownHosts),
                InstantSource.system())) {
      Thread clients = Thread.ofVirtual().start(() -> connect(server.address));
      ScriptOutput output = shells.open(target(server.address)).run(script(server.address));
      clients.interrupt();
      clients.join();
      Outcome<Capture> outcome = output.outcome(PACKETS);

      assertThat(outcome.whyNot()).isEmpty();
      assertThat(outcome.asOptional().orElseThrow().traffic().flows())
          .hasSizeGreaterThan(3)
          .allMatch(flow -> flow.ends().server().port() == server.address.port());
    }
  }

  @Test
  @Tag("full")
  void a_killed_dee_leaves_no_tcpdump() throws Exception {
    assumeMayCapture();
    try (OpenSsh server = OpenSsh.start(directory)) {
      Process dee =
          SshLab.dee(
              Capturing.class,
              "" + server.address.port(),
              server.userKey.toString(),
              server.knownHosts.toString());
      try {
        String mark = dee.inputReader().readLine();
        eventually(
            Duration.ofSeconds(30),
            () -> marked(mark).stream().anyMatch(c -> c.matches(".*tcpdump .*-c 20000 .*")));

        assertThat(dee.destroyForcibly().waitFor(5, TimeUnit.SECONDS)).isTrue();

        eventually(Duration.ofSeconds(5), () -> marked(mark).isEmpty());
      } finally {
        dee.destroyForcibly();
      }
    }
  }

  /** Connects and leaves, again and again. */
  private static void connect(HostPort address) {
    while (!Thread.currentThread().isInterrupted()) {
      try (Socket _ = new Socket(address.host(), address.port())) {
        Thread.sleep(100);
      } catch (IOException | InterruptedException _) {
        return;
      }
    }
  }

  private static void assumeMayCapture() {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/tcpdump")), "tcpdump is not installed");
    assumeTrue(System.getProperty("user.name").equals("root"), "only root may capture");
  }

  private static SshSettings usual(String user, Path key, Path knownHosts) {
    return new SshSettings(
        new SshSettings.Login(user, List.of(key), Optional.empty()),
        Optional.empty(),
        List.of(knownHosts),
        SshSettings.Deadlines.STANDARD,
        SshSettings.standard().outputBytes());
  }

  private static Script script(HostPort captured) {
    return new Script(
        Instance.of("orders", "here", captured),
        List.of(PACKETS),
        OptionalInt.empty(),
        false,
        Duration.ZERO,
        UUID.randomUUID().toString().replace("-", ""));
  }

  /** The main class of the Dee that is killed: prints its script's mark, then runs it. */
  static final class Capturing {

    private Capturing() {}

    public static void main(String[] words) throws InterruptedException {
      HostPort ssh = new HostPort("127.0.0.1", Integer.parseInt(words[0]));
      Script script = script(new HostPort("127.0.9.21", 977));
      System.out.println("DEE_RUN=" + ScriptText.token(script));
      SshSettings settings =
          usual(System.getProperty("user.name"), Path.of(words[1]), Path.of(words[2]));
      try (JschShells shells = new JschShells(settings, InstantSource.system())) {
        ScriptOutput output = shells.open(target(ssh)).run(script);
        System.err.println("nobody killed it: " + output.outcome(PACKETS).whyNot());
      }
    }
  }
}
