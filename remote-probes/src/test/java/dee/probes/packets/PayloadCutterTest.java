package dee.probes.packets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dee.probes.packets.flow.Flow;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadCutterTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fin.pcap",
        "fin-cooked.pcap",
        "fin-cooked-2.pcap",
        "fin.pcapng",
        "unread-data-v6.pcap",
        "lossy.pcap",
        "injected.pcap"
      })
  void a_cut_capture_has_the_same_connections(String name) {
    byte[] cut = PayloadCutter.cut(Captures.bytes(name)).orElseThrow();

    assertThat(cut.length).isLessThan(Captures.bytes(name).length);
    assertThat(flows(cut)).isEqualTo(flows(Captures.bytes(name)));
  }

  @Test
  void eight_bytes_of_each_payload_are_left() {
    byte[] cut = PayloadCutter.cut(Captures.bytes("fin.pcap")).orElseThrow();
    List<Rewritten.Written> packets = new Rewritten(cut).records();
    // Ethernet, IPv4, and TCP with its timestamps
    assertThat(packets).allMatch(p -> p.bytes().length <= 14 + 20 + 40 + PayloadCutter.KEPT);
    assertThat(packets).anyMatch(p -> text(p).endsWith("GET /ord"));
    assertThat(packets).noneMatch(p -> text(p).contains("GET /orde"));
    assertThat(packets)
        .extracting(Rewritten.Written::original)
        .isEqualTo(
            new Rewritten(Captures.bytes("fin.pcap"))
                .records().stream().map(Rewritten.Written::original).toList());
  }

  private static String text(Rewritten.Written packet) {
    return new String(packet.bytes(), StandardCharsets.ISO_8859_1);
  }

  @Test
  void both_byte_orders_come_out_the_same() {
    Rewritten fin = new Rewritten(Captures.bytes("fin.pcap"));
    assertThat(PayloadCutter.cut(fin.pcap(ByteOrder.BIG_ENDIAN, true)).orElseThrow())
        .isEqualTo(PayloadCutter.cut(Captures.bytes("fin.pcap")).orElseThrow());
  }

  @Test
  void what_is_no_tcp_is_not_kept() {
    Rewritten fin = new Rewritten(Captures.bytes("fin.pcap"));
    byte[] udp =
        fin.pcap(
            1,
            bytes -> {
              byte[] changed = bytes.clone();
              changed[14 + 9] = 17;
              return changed;
            });
    assertThat(PayloadCutter.cut(udp)).isEmpty();
    assertThat(PayloadCutter.cut(new byte[0])).isEmpty();
    assertThat(PayloadCutter.cut("garbage".getBytes(StandardCharsets.US_ASCII))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fin.pcap", "fin-cooked-2.pcap", "unread-data-v6.pcap"})
  void tcpdump_reads_what_was_cut(String name) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/tcpdump")), "tcpdump is not installed");
    byte[] cut = PayloadCutter.cut(Captures.bytes(name)).orElseThrow();
    List<String> whole = tcpdump(Captures.bytes(name));

    assertThat(whole).hasSizeGreaterThan(15);
    assertThat(tcpdump(cut)).isEqualTo(whole);
  }

  /** The packets without what tcpdump tells of HTTP: that is in the payload. */
  private List<String> tcpdump(byte[] capture) throws Exception {
    Path file = Files.write(folder.resolve("read.pcap"), capture);
    Process process =
        new ProcessBuilder("/usr/bin/tcpdump", "-n", "-tttt", "-S", "-r", file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var reader = process.inputReader()) {
      return reader.lines().map(line -> line.replaceFirst("(length \\d+).*", "$1")).toList();
    }
  }

  private static List<Flow> flows(byte[] capture) {
    return Captures.read(capture).flows().toList();
  }
}
