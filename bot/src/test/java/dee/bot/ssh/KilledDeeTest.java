package dee.bot.ssh;

import static dee.bot.ssh.SshLab.eventually;
import static dee.bot.ssh.SshLab.marked;
import static dee.bot.ssh.SshLab.target;
import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.lab.LabSshServer;
import dee.probes.HostPort;
import dee.probes.shell.Script;
import dee.probes.shell.ScriptText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Dee that is killed can clean nothing up; the target must. */
class KilledDeeTest {

  @TempDir Path directory;

  @Test
  void leaves_nothing_running_on_the_target_when_it_is_killed() throws Exception {
    try (LabSshServer server = LabSshServer.start("127.0.0.1", 0, directory, List.of())) {
      Process dee = child(server.address(), server.userKey(), server.knownHosts(), server.user());
      try {
        String mark = dee.inputReader().readLine();
        assertThat(mark).as("the mark of what it runs").matches("DEE_RUN=.+");
        eventually(
            Duration.ofSeconds(20),
            () -> marked(mark).stream().anyMatch(c -> c.startsWith("sleep 60")));
        assertThat(dee.isAlive()).as("it waits for the answer").isTrue();

        dee.destroyForcibly().waitFor();

        eventually(Duration.ofSeconds(5), () -> marked(mark).isEmpty());
        assertThat(marked(mark)).isEmpty();
      } finally {
        dee.destroyForcibly();
      }
    }
  }

  /** A Dee that asks one long question. */
  static Process child(HostPort address, Path key, Path knownHosts, String user)
      throws IOException {
    return SshLab.dee(
        Asking.class,
        address.host(),
        "" + address.port(),
        key.toString(),
        knownHosts.toString(),
        user);
  }

  /** The main class of the Dee that is killed: prints its script's mark, then runs it. */
  static final class Asking {

    private Asking() {}

    public static void main(String[] words) throws InterruptedException {
      Script script = SshProbe.script(SshProbe.of("sleeper").within(Duration.ofSeconds(65), 1000));
      System.out.println("DEE_RUN=" + ScriptText.token(script));
      SshSettings settings =
          new SshSettings(
              new SshSettings.Login(words[4], List.of(Path.of(words[2])), Optional.empty()),
              Optional.empty(),
              List.of(Path.of(words[3])),
              SshSettings.Deadlines.STANDARD,
              10_000);
      try (JschShells shells = new JschShells(settings, InstantSource.system())) {
        shells.open(target(new HostPort(words[0], Integer.parseInt(words[1])))).run(script);
      }
    }
  }
}
