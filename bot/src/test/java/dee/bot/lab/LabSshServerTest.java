package dee.bot.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Speaks to the lab's server with OpenSSH's own client, where it is installed. */
class LabSshServerTest {

  @TempDir Path directory;

  @Test
  void runs_a_real_command_with_its_streams_and_exit_status() throws Exception {
    try (LabSshServer server = LabSshServer.start("127.0.0.1", 0, directory, List.of())) {
      Process ssh = ssh(server, "read word; echo \"got $word\"; echo oops >&2; exit 7");
      ssh.getOutputStream().write("apple\n".getBytes(StandardCharsets.UTF_8));
      ssh.getOutputStream().close();

      assertThat(new String(ssh.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("got apple\n");
      assertThat(new String(ssh.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
          .endsWith("oops\n");
      assertThat(ssh.waitFor()).isEqualTo(7);
    }
  }

  @Test
  void puts_the_prefix_before_every_command() throws Exception {
    try (LabSshServer server =
        LabSshServer.start("127.0.0.1", 0, directory, List.of("env", "LAB=netns-1"))) {
      Process ssh = ssh(server, "echo $LAB");
      ssh.getOutputStream().close();

      assertThat(ssh.inputReader().readLine()).isEqualTo("netns-1");
    }
  }

  @Test
  void ends_what_it_started_even_what_ignores_the_end_of_input() throws Exception {
    long pid;
    try (LabSshServer server = LabSshServer.start("127.0.0.1", 0, directory, List.of())) {
      Process ssh = ssh(server, "(sleep 987 & echo $!; wait)");
      pid = Long.parseLong(ssh.inputReader().readLine());
      assertThat(server.commands()).hasSize(1);
      assertThat(ProcessHandle.of(pid)).isPresent();
    }
    eventually(() -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
  }

  @Test
  void servers_in_one_folder_share_keys_and_known_hosts() throws IOException {
    try (LabSshServer first = LabSshServer.start("127.0.0.1", 0, directory, List.of());
        LabSshServer second = LabSshServer.start("127.0.0.2", 0, directory, List.of())) {
      assertThat(second.userKey()).isEqualTo(first.userKey());
      assertThat(Files.readAllLines(first.knownHosts())).hasSize(2);
      assertThat(Files.getPosixFilePermissions(first.userKey())).hasSize(2);
    }
  }

  private static Process ssh(LabSshServer server, String command) throws IOException {
    Assumptions.assumeTrue(
        Arrays.stream(System.getenv("PATH").split(":"))
            .anyMatch(d -> Files.isExecutable(Path.of(d, "ssh"))),
        "ssh is not installed");
    List<String> words = new ArrayList<>(List.of("ssh", "-F", "none", "-o", "BatchMode=yes"));
    words.addAll(List.of("-o", "UserKnownHostsFile=" + server.knownHosts()));
    words.addAll(List.of("-i", server.userKey().toString(), "-p", "" + server.address().port()));
    words.addAll(List.of(server.user() + "@" + server.address().host(), command));
    return new ProcessBuilder(words).start();
  }

  private static void eventually(BooleanSupplier condition) throws InterruptedException {
    long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited too long").isLessThan(until);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
