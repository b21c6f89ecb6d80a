package dee.probes.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two network namespaces of this test process, joined by one link: {@code 192.0.2.1} is the server,
 * {@code 192.0.2.2} its client. Both go when it is closed, and what was started in them.
 */
final class TwoNamespaces implements AutoCloseable {

  static final String SERVER = "192.0.2.1";

  private final String server = "dee-" + ProcessHandle.current().pid() + "-s";
  private final String client = "dee-" + ProcessHandle.current().pid() + "-c";
  private final Deque<Process> started = new ArrayDeque<>();

  /** Makes them; skips the test where this user or machine cannot. */
  TwoNamespaces() throws Exception {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root makes namespaces");
    assumeTrue(
        Stream.of("ip", "iptables").allMatch(TwoNamespaces::installed),
        "ip or iptables is not installed");
    run("ip", "netns", "add", server);
    run("ip", "netns", "add", client);
    run("ip", "-n", server, "link", "add", "v0", "type", "veth", "peer", "name", "v0", "netns", client);
    run("ip", "-n", server, "addr", "add", SERVER + "/24", "dev", "v0");
    run("ip", "-n", client, "addr", "add", "192.0.2.2/24", "dev", "v0");
    run("ip", "-n", server, "link", "set", "v0", "up");
    run("ip", "-n", client, "link", "set", "v0", "up");
  }

  private static boolean installed(String tool) {
    return Stream.of("/usr/sbin", "/sbin", "/usr/bin", "/bin")
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
  }

  /** Words before a command that is to run on the server's side. */
  List<String> onServer() {
    return List.of("ip", "netns", "exec", server);
  }

  /** Words before a command that is to run on the client's side. */
  List<String> onClient() {
    return List.of("ip", "netns", "exec", client);
  }

  /** Starts a part of {@code peers.pl}; it ends with this. */
  Process peers(List<String> where, String... words) throws Exception {
    List<String> command = new ArrayList<>(where);
    command.addAll(List.of("perl", "src/test/resources/peers.pl"));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).start();
    started.push(process);
    return process;
  }

  /** The client neither sends nor hears any more. */
  void unplugClient() throws Exception {
    run("ip", "-n", client, "link", "set", "v0", "down");
  }

  /** The client hears no answer to a SYN. */
  void dropSynAcks() throws Exception {
    List<String> command = new ArrayList<>(onClient());
    command.addAll(List.of("iptables", "-A", "INPUT", "-p", "tcp"));
    command.addAll(List.of("--tcp-flags", "SYN,ACK", "SYN,ACK", "-j", "DROP"));
    run(command.toArray(String[]::new));
  }

  private static void run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    byte[] said = process.getInputStream().readAllBytes();
    assertThat(process.waitFor())
        .as("%s: %s", List.of(command), new String(said, StandardCharsets.UTF_8))
        .isZero();
  }

  @Override
  public void close() throws Exception {
    while (!started.isEmpty()) {
      Process process = started.pop();
      process.destroyForcibly();
      process.waitFor();
    }
    run("ip", "netns", "del", server);
    run("ip", "netns", "del", client);
  }
}
