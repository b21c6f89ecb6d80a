package dee.probes.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dee.probes.HostPort;
import dee.probes.Instance;
import dee.probes.ShellProbe;
import dee.probes.shell.LocalShell.Kind;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The search for the process behind a port, where there are several or it may not be seen. */
@ParameterizedClass
@EnumSource(Kind.class)
@Timeout(60)
class SearchTest {

  private final Kind kind;
  @TempDir Path folder;

  SearchTest(Kind kind) {
    this.kind = kind;
    assumeTrue(kind.installed(), () -> kind + " is not installed");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void of_several_processes_means_the_one_nearest_its_file_limit(boolean kernelCounts)
      throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/perl")), "this needs perl");
    if (!kernelCounts) {
      // as a kernel before 6.2 has it
      FakeTools.add(folder, "stat", "echo 0");
    }
    Process server =
        new ProcessBuilder(
                "sh", "-c", "ulimit -n 400; exec perl src/test/resources/prefork.pl 127.0.7.4")
            .start();
    try (LocalShell shell = new LocalShell(kind, FakeTools.first(folder))) {
      String[] told = server.inputReader(StandardCharsets.US_ASCII).readLine().split(" ", 2);
      HostPort address = new HostPort("127.0.7.4", Integer.parseInt(told[0]));
      ScriptOutput answer = shell.run(script(address, false, TestProbe.of("holders")));
      assertThat(answer.stderr()).isEmpty();
      assertThat(answer.sections().getFirst().text()).isEqualTo(told[1] + " 2\n");
    } finally {
      server.getOutputStream().close();
      server.waitFor();
    }
  }

  @Test
  @Tag("full")
  void an_owner_that_may_not_be_seen_is_looked_for_once() throws Exception {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root can become nobody");
    Path calls = Files.createFile(folder.resolve("calls"));
    Files.setPosixFilePermissions(calls, PosixFilePermissions.fromString("rw-rw-rw-"));
    FakeTools.add(folder, "sudo", "echo \"$*\" >>" + calls + "\nexit 1");
    List<String> nobody = new ArrayList<>(List.of("setpriv", "--reuid", "65534", "--clear-groups"));
    nobody.addAll(FakeTools.first(folder));
    TestProbe probe = TestProbe.of("process").twice();
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.7.1"));
        LocalShell stranger = new LocalShell(kind, nobody)) {
      HostPort address = new HostPort("127.0.7.1", server.getLocalPort());
      ScriptOutput answer = stranger.run(script(address, true, probe));
      assertThat(answer.sections()).extracting(Section::exit).containsExactly(77, 77);
      assertThat(Files.readAllLines(calls)).hasSize(2);
    }
  }

  private static Script script(HostPort address, boolean sudo, ShellProbe<?> probe) {
    return new Script(
        Instance.of("orders", "local", address),
        List.of(probe),
        OptionalInt.empty(),
        sudo,
        Duration.ofMillis(300),
        UUID.randomUUID().toString().replace("-", ""));
  }
}
