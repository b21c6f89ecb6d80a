package dee.bot.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.lab.LabSshServer;
import dee.bot.ssh.SshSettings.Deadlines;
import dee.bot.ssh.SshSettings.Login;
import dee.probes.HostPort;
import dee.probes.shell.Script;
import dee.probes.shell.ScriptText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** What the tests over real SSH share. */
final class SshLab {

  static final Deadlines SHORT =
      new Deadlines(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(60));

  private SshLab() {}

  /** Settings that know this server and its key, and nothing of this machine's user. */
  static SshSettings settings(LabSshServer server) {
    return new SshSettings(
        new Login(server.user(), List.of(server.userKey()), Optional.empty()),
        Optional.empty(),
        List.of(server.knownHosts()),
        SHORT,
        1024 * 1024);
  }

  static SshSettings with(SshSettings settings, Deadlines deadlines) {
    return new SshSettings(
        settings.login(),
        settings.config(),
        settings.knownHosts(),
        deadlines,
        settings.outputBytes());
  }

  static SshSettings withConfig(SshSettings settings, Path config) {
    return new SshSettings(
        settings.login(),
        Optional.of(config),
        settings.knownHosts(),
        settings.deadlines(),
        settings.outputBytes());
  }

  static SshSettings withKnownHosts(SshSettings settings, Path knownHosts) {
    return new SshSettings(
        settings.login(),
        settings.config(),
        List.of(knownHosts),
        settings.deadlines(),
        settings.outputBytes());
  }

  static SshSettings withIdentity(SshSettings settings, Path identity) {
    return new SshSettings(
        new Login(settings.login().user(), List.of(identity), settings.login().agent()),
        settings.config(),
        settings.knownHosts(),
        settings.deadlines(),
        settings.outputBytes());
  }

  static SshTarget target(HostPort address) {
    return new SshTarget(
        "here",
        address.host(),
        Optional.of(address.port()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  /** A Dee that may be killed: another JVM with this one's class path. */
  static Process dee(Class<?> main, String... words) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(words));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** The processes of this machine that the script has started and that still run. */
  static List<String> running(Script script) {
    return marked("DEE_RUN=" + ScriptText.token(script));
  }

  static List<String> marked(String mark) {
    try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
      return entries
          .filter(p -> p.getFileName().toString().matches("[0-9]+"))
          .filter(p -> read(p.resolve("environ")).contains(mark))
          .map(p -> read(p.resolve("cmdline")).replace('\0', ' '))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException _) {
      return "";
    }
  }

  static void eventually(Duration atMost, BooleanSupplier condition) throws InterruptedException {
    long until = System.nanoTime() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited " + atMost + " in vain").isLessThan(until);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
