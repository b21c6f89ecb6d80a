package dee.bot.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dee.bot.ssh.SshSettings.Deadlines;
import dee.bot.ssh.SshSettings.Login;
import dee.probes.HostPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real sshd on loopback with keys and configuration of its own in a folder. */
final class OpenSsh implements AutoCloseable {

  private static final Path SSHD = Path.of("/usr/sbin/sshd");
  private static final Path PRIVILEGE_SEPARATION = Path.of("/run/sshd");

  final Path directory;
  final HostPort address;
  final Path userKey;
  final Path knownHosts;
  private final Process sshd;

  private OpenSsh(Path directory, HostPort address, Process sshd) {
    this.directory = directory;
    this.address = address;
    this.userKey = directory.resolve("id");
    this.knownHosts = directory.resolve("known_hosts");
    this.sshd = sshd;
  }

  /**
   * Starts one, or skips the test where there is none; these lines are added to its configuration.
   */
  static OpenSsh start(Path directory, String... configuration) throws Exception {
    assumeTrue(Files.isExecutable(SSHD), "sshd is not installed");
    boolean root = System.getProperty("user.name").equals("root");
    if (root) {
      Files.createDirectories(PRIVILEGE_SEPARATION);
    }
    if (Files.notExists(directory.resolve("host"))) {
      keys(directory);
    }
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    HostPort address = new HostPort("127.0.0.1", port);
    List<String> lines = new ArrayList<>();
    lines.add("Port " + port);
    lines.add("ListenAddress 127.0.0.1");
    lines.add("HostKey " + directory.resolve("host"));
    lines.add("AuthorizedKeysFile " + directory.resolve("authorized_keys"));
    lines.add("PidFile none");
    lines.add("StrictModes no");
    lines.add("UsePAM no");
    lines.add("PermitRootLogin prohibit-password");
    lines.add("PasswordAuthentication no");
    lines.add("KbdInteractiveAuthentication no");
    lines.addAll(List.of(configuration));
    Path file = Files.write(directory.resolve("sshd_config"), lines);
    String host = Files.readString(directory.resolve("host.pub"));
    Files.writeString(directory.resolve("known_hosts"), KnownHosts.name(address) + " " + host);
    Process sshd =
        new ProcessBuilder(SSHD.toString(), "-D", "-e", "-f", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("sshd.log").toFile())
            .start();
    OpenSsh server = new OpenSsh(directory, address, sshd);
    SshLab.eventually(Duration.ofSeconds(10), server::listens);
    return server;
  }

  /** Makes the host's and the user's keys. */
  static void keys(Path directory) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(SSHD), "sshd is not installed");
    key(directory.resolve("host"));
    key(directory.resolve("id"));
    Files.copy(directory.resolve("id.pub"), directory.resolve("authorized_keys"));
  }

  SshSettings settings() {
    return settings(List.of(userKey), Optional.empty());
  }

  SshSettings settings(List<Path> identities, Optional<Path> agent) {
    return new SshSettings(
        new Login(System.getProperty("user.name"), identities, agent),
        Optional.empty(),
        List.of(knownHosts),
        new Deadlines(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(90)),
        1024 * 1024);
  }

  /** Runs a command of OpenSSH's to its good end. */
  static void run(String... words) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(String.join(" ", words) + ": " + said).isZero();
  }

  private static void key(Path file) throws IOException, InterruptedException {
    run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file.toString());
  }

  private boolean listens() {
    assertThat(sshd.isAlive()).as("sshd runs; see its log in " + directory).isTrue();
    try (Socket _ = new Socket(address.host(), address.port())) {
      return true;
    } catch (ConnectException _) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the server with its connections' processes, which are its children. */
  @Override
  public void close() {
    List<ProcessHandle> all =
        Stream.concat(sshd.descendants(), Stream.of(sshd.toHandle())).toList();
    all.forEach(ProcessHandle::destroy);
    sshd.onExit().orTimeout(5, TimeUnit.SECONDS).join();
  }
}
