package dee.bot.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dee.bot.lab.PacketEyes.Seen;
import dee.probes.HostPort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each fault of a service leaves its own marks on the wire, seen with tcpdump, nstat and ss. */
@Tag("full")
final class WireLabTest {

  private static final String ON_CLOSE = "TcpExtTCPAbortOnClose";
  private static final String ON_DATA = "TcpExtTCPAbortOnData";

  @TempDir Path folder;

  @BeforeEach
  void needs_root_and_tcpdump() {
    assumeTrue(System.getProperty("user.name").equals("root"), "network namespaces need root");
    assumeTrue(OwnEyes.has("tcpdump"), "tcpdump is not on this machine");
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
          assertTearsDown(sick, ON_CLOSE, ON_DATA);
          assertThat(tries(well.address(), 5)).containsOnly("HTTP/1.1 200 OK");
        });
  }

  @Test
  void a_close_with_linger_zero_resets_though_all_was_read() throws IOException {
    with(
        "linger-zero",
        (sick, well) -> {
          assertTearsDown(sick, ON_DATA, ON_CLOSE);
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
          assertThat(eyes.counter("TcpOutRsts") - before).isGreaterThanOrEqualTo(resets.size());
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

  @Test
  void without_files_it_accepts_only_to_reset_and_its_queue_stays_empty() throws IOException {
    with(
        "accepted-and-dropped",
        (sick, well) -> {
          PacketEyes eyes = new PacketEyes(sick);
          long closes = eyes.counter(ON_CLOSE);
          long overflows = eyes.counter("TcpExtListenOverflows");

          List<Seen> packets = eyes.packets(200);

          assertThat(eyes.counter(ON_CLOSE) - closes).isGreaterThan(20);
          List<Seen> resets = eyes.resets(packets);
          assertThat(resets).hasSizeGreaterThan(20);
          // One who comes in the very moment of a drop is closed before its request is there.
          assertThat(resets.stream().filter(WireLabTest::fromALivingSocket))
              .hasSizeGreaterThanOrEqualTo(resets.size() - 3);
          assertThat(packets).noneMatch(packet -> eyes.sent(packet) && packet.length() > 0);
          assertThat(eyes.counter("TcpExtListenOverflows")).isEqualTo(overflows).isZero();
          assertThat(OwnEyes.files(sick.process().pid()))
              .hasSizeGreaterThan(196)
              .filteredOn(file -> file.endsWith("/prices.csv"))
              .hasSizeGreaterThan(150);
          assertThat(tries(sick.address(), 30)).contains("reset").isSubsetOf("reset", "");
          assertThat(sick.process().queue()).isLessThan(5);
          assertThat(sick.log()).content().contains("Socket accept failed", "Too many open files");
          assertThat(tries(well.address(), 5)).containsOnly("HTTP/1.1 200 OK");
        });
  }

  @Test
  void a_crash_loop_resets_all_who_wait_and_says_no_farewell() throws IOException {
    with(
        "crash-loop",
        (sick, _) -> {
          assertFlushedAndRevived(sick);
          assertThat(sick.log()).content().doesNotContain("Stopping");
        });
  }

  @Test
  void a_restart_that_was_meant_to_heal_resets_all_who_wait() throws IOException {
    with(
        "reset-after-restart",
        (sick, _) -> {
          long farewells = sick.logLines("Stopping OrdersService: asked to stop by SIGTERM");
          assertFlushedAndRevived(sick);
          assertThat(sick.logLines("Stopping OrdersService: asked to stop by SIGTERM"))
              .isGreaterThan(farewells);
        });
  }

  @Test
  void vanished_clients_hold_all_files_and_nobody_new_can_connect() throws IOException {
    with(
        "half-open-peers",
        (sick, well) -> {
          PacketEyes eyes = new PacketEyes(sick);
          long overflows = eyes.counter("TcpExtListenOverflows");

          List<String> silent = eyes.retransmitting();
          assertThat(silent).hasSizeGreaterThan(150).noneMatch(row -> row.contains("ino:0 "));
          assertThat(OwnEyes.files(sick.process().pid())).hasSizeGreaterThan(196);
          LabTest.await(() -> eyes.counter("TcpExtListenOverflows") > overflows + 20);
          assertThat(eyes.listenerQueue().getFirst()).isGreaterThan(32);
          assertThat(tries(sick.address(), 2)).containsOnly("Connect timed out");
          assertThat(eyes.resets(eyes.packets(60))).isEmpty();
          assertThat(sick.log()).content().contains("Socket accept failed", "Too many open files");
          assertThat(tries(well.address(), 5)).containsOnly("HTTP/1.1 200 OK");
        });
  }

  @Test
  void resets_of_leaving_clients_harm_nobody() throws IOException {
    with(
        "healthy-with-resets",
        (one, two) -> {
          for (RunningInstance instance : List.of(one, two)) {
            PacketEyes eyes = new PacketEyes(instance);
            long sent = eyes.counter("TcpOutRsts");

            List<Seen> packets = eyes.packets(300);

            assertThat(packets.stream().filter(Seen::isReset)).hasSizeGreaterThan(5);
            assertThat(eyes.resets(packets)).isEmpty();
            assertThat(eyes.counter("TcpOutRsts")).isEqualTo(sent);
            assertThat(tries(instance.address(), 20)).containsOnly("HTTP/1.1 200 OK");
          }
        });
  }

  /** Two lives end while it is watched; the kernel resets in bursts what they leave waiting. */
  private static void assertFlushedAndRevived(RunningInstance sick) {
    PacketEyes eyes = new PacketEyes(sick);
    long resets = eyes.counter("TcpOutRsts");
    long closes = eyes.counter(ON_CLOSE);
    Set<Long> lives = new TreeSet<>();
    Set<String> ends = new TreeSet<>();
    LabTest.await(() -> {
      lives.add(sick.process().pid());
      ends.add(ask(sick.address()));
      return lives.size() > 2 && ends.containsAll(Set.of("HTTP/1.1 200 OK", "reset", "refused"));
    });
    assertThat(eyes.counter("TcpOutRsts") - resets).isGreaterThan(10);
    assertThat(eyes.counter(ON_CLOSE)).isEqualTo(closes);

    List<Seen> flushed =
        eyes.resets(eyes.packets(1800)).stream().filter(reset -> reset.window() > 0).toList();

    assertThat(flushed).hasSizeGreaterThan(5).allMatch(WireLabTest::fromALivingSocket);
  }

  /** It resets whoever asks, as one kernel counter tells and the other does not, and lives on. */
  private static void assertTearsDown(RunningInstance sick, String counter, String otherCounter) {
    PacketEyes eyes = new PacketEyes(sick);
    long counted = eyes.counter(counter);
    long otherwise = eyes.counter(otherCounter);
    long pid = sick.process().pid();

    List<Seen> packets = eyes.packets(120);

    assertTornDown(eyes, packets);
    assertThat(eyes.counter(counter) - counted).isGreaterThan(10);
    assertThat(eyes.counter(otherCounter)).isEqualTo(otherwise);
    assertThat(tries(sick.address(), 5)).containsOnly("reset");
    assertCalm(sick, pid);
  }

  /** All resets come from sockets that lived: RST,ACK with a window, within the flow's ids. */
  private static void assertTornDown(PacketEyes eyes, List<Seen> packets) {
    assertThat(eyes.resets(packets))
        .hasSizeGreaterThan(10)
        .allMatch(WireLabTest::fromALivingSocket);
    assertThat(packets).noneMatch(packet -> packet.isReset() && !eyes.sent(packet));
    assertThat(packets).noneMatch(packet -> eyes.sent(packet) && packet.length() > 0);
  }

  private static boolean fromALivingSocket(Seen reset) {
    return reset.flags().equals("R.") && reset.window() > 0 && reset.id() > 0;
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

  /** The answer's first bytes, blank for an end without an answer, or why there was none. */
  private static String ask(HostPort address) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address.host(), address.port()), 2000);
      socket.setSoTimeout(5000);
      socket
          .getOutputStream()
          .write(
              "GET /orders HTTP/1.1\r\nHost: orders\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      byte[] start = socket.getInputStream().readNBytes("HTTP/1.1 200 OK".length());
      return new String(start, StandardCharsets.US_ASCII);
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage());
      return message.contains("reset")
          ? "reset"
          : message.contains("refused") ? "refused" : message;
    }
  }
}
