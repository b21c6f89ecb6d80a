package dee.bot.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dee.bot.lab.PacketEyes.Seen;
import dee.probes.HostPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each fault of a service leaves its own marks on the wire, seen with tcpdump, nstat and ss. */
@Tag("full")
final class WireLabTest {

  @TempDir Path folder;

  @BeforeEach
  void needs_root_and_tcpdump() {
    assumeTrue(System.getProperty("user.name").equals("root"), "network namespaces need root");
    assumeTrue(
        !OwnEyes.run("sh", "-c", "command -v tcpdump").isEmpty(), "tcpdump is not on this machine");
  }

  private void with(String scenario, LabTest.Look look) throws IOException {
    Scenario wanted = Scenarios.find(scenario).orElseThrow();
    assertThat(wanted.least()).isEqualTo(Isolation.NAMESPACES);
    try (Lab lab = Lab.start(wanted, folder, _ -> {})) {
      look.at(lab.instances().getFirst(), lab.instances().getLast());
    }
    LabTest.await(() -> OwnEyes.processesNaming(folder.toString()).isEmpty());
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_close_with_unread_data_resets_from_the_living_socket() throws IOException {
    with(
        "close-with-unread-data",
        (sick, well) -> {
          PacketEyes eyes = new PacketEyes(sick);
          long closes = eyes.counter("TcpExtTCPAbortOnClose");
          long data = eyes.counter("TcpExtTCPAbortOnData");
          long pid = sick.process().pid();

          List<Seen> packets = eyes.packets(120);

          assertTornDown(eyes, packets);
          assertThat(eyes.counter("TcpExtTCPAbortOnClose") - closes).isGreaterThan(10);
          assertThat(eyes.counter("TcpExtTCPAbortOnData")).isEqualTo(data);
          assertThat(tries(sick.address(), 5)).containsOnly("reset");
          assertCalm(sick, pid);
          assertThat(tries(well.address(), 5)).containsOnly("HTTP/1.1 200 OK");
        });
  }

  @Test
  void a_close_with_linger_zero_resets_though_all_was_read() throws IOException {
    with(
        "linger-zero",
        (sick, well) -> {
          PacketEyes eyes = new PacketEyes(sick);
          long closes = eyes.counter("TcpExtTCPAbortOnClose");
          long data = eyes.counter("TcpExtTCPAbortOnData");
          long pid = sick.process().pid();

          List<Seen> packets = eyes.packets(120);

          assertTornDown(eyes, packets);
          assertThat(eyes.counter("TcpExtTCPAbortOnData") - data).isGreaterThan(10);
          assertThat(eyes.counter("TcpExtTCPAbortOnClose")).isEqualTo(closes);
          assertThat(tries(sick.address(), 5)).containsOnly("reset");
          assertCalm(sick, pid);
          assertThat(tries(well.address(), 5)).containsOnly("HTTP/1.1 200 OK");
        });
  }

  @Test
  void a_kept_connection_that_was_closed_meets_its_next_request_with_a_bare_reset()
      throws IOException {
    with(
        "keepalive-race",
        (sick, _) -> {
          PacketEyes eyes = new PacketEyes(sick);
          long before = eyes.counter("TcpOutRsts");

          List<Seen> packets = eyes.packets(500);

          List<Seen> resets = eyes.resets(packets);
          assertThat(resets).hasSizeGreaterThanOrEqualTo(4);
          assertThat(resets.stream().filter(r -> bare(r) && followsAFarewell(eyes, packets, r)))
              .hasSizeGreaterThanOrEqualTo(resets.size() - 1);
          assertThat(eyes.counter("TcpOutRsts") - before)
              .isGreaterThanOrEqualTo(resets.size());
          assertThat(tries(sick.address(), 30)).containsOnly("HTTP/1.1 200 OK");
        });
  }

  @Test
  void a_service_that_speaks_tls_closes_on_plain_http_and_answers_tls() throws IOException {
    with(
        "protocol-mismatch",
        (sick, well) -> {
          PacketEyes eyes = new PacketEyes(sick);

          List<Seen> packets = eyes.packets(120);

          assertThat(eyes.resets(packets)).isEmpty();
          assertThat(packets).noneMatch(packet -> eyes.sent(packet) && packet.length() > 0);
          assertThat(tries(sick.address(), 5)).containsOnly("");
          assertThat(
                  OwnEyes.run(
                      "curl", "-sk", "--noproxy", "*", "https://" + sick.address() + "/orders"))
              .containsExactly("17 orders");
          assertThat(tries(well.address(), 5)).containsOnly("HTTP/1.1 200 OK");
        });
  }

  /** All resets come from sockets that lived: RST,ACK with a window, within the flow's ids. */
  private static void assertTornDown(PacketEyes eyes, List<Seen> packets) {
    assertThat(eyes.resets(packets))
        .hasSizeGreaterThan(10)
        .allMatch(reset -> reset.flags().equals("R.") && reset.window() > 0 && reset.id() > 0);
    assertThat(packets).noneMatch(packet -> packet.isReset() && !eyes.sent(packet));
    assertThat(packets).noneMatch(packet -> eyes.sent(packet) && packet.length() > 0);
  }

  private static boolean bare(Seen reset) {
    return reset.flags().equals("R") && reset.window() == 0 && reset.id() == 0;
  }

  /** The server had closed, and then the client asked again. */
  private static boolean followsAFarewell(PacketEyes eyes, List<Seen> packets, Seen reset) {
    List<Seen> flow =
        packets.subList(0, packets.indexOf(reset)).stream().filter(reset::goesWith).toList();
    int farewell =
        IntStream.range(0, flow.size())
            .filter(i -> eyes.sent(flow.get(i)) && flow.get(i).flags().contains("F"))
            .findFirst()
            .orElse(flow.size());
    return flow.stream().skip(farewell).anyMatch(p -> !eyes.sent(p) && p.length() > 0);
  }

  /** It goes on as the same process, with few files and nobody in its queue for long. */
  private static void assertCalm(RunningInstance instance, long pid) {
    assertThat(instance.process().pid()).isEqualTo(pid);
    assertThat(OwnEyes.files(pid)).hasSizeLessThan(100);
    LabTest.await(() -> instance.process().queue() == 0);
  }

  /** How requests for orders end. */
  private static List<String> tries(HostPort address, int many) {
    return IntStream.range(0, many).mapToObj(_ -> ask(address)).toList();
  }

  private static String ask(HostPort address) {
    try {
      return OwnEyes.ask(address);
    } catch (SocketException e) {
      return String.valueOf(e.getMessage()).contains("reset") ? "reset" : e.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
