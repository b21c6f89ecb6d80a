package dee.probes.packets;

import static org.assertj.core.api.Assertions.assertThat;

import dee.probes.Outcome;
import dee.probes.packets.decode.Unread;
import dee.probes.packets.flow.Flow;
import dee.probes.packets.flow.FlowBounds;
import dee.probes.packets.flow.Peer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureReaderTest {

  private static final Rewritten FIN = new Rewritten(Captures.bytes("fin.pcap"));

  private static List<Flow> flows(byte[] capture) {
    return Captures.read(capture).flows().toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fin.pcap",
        "fin.pcapng",
        "fin-cooked.pcap",
        "fin-cooked-2.pcap",
        "fin-nanoseconds.pcap"
      })
  void reads_the_same_three_connections_from_every_kind_of_file(String name) {
    Traffic traffic = Captures.read(name);

    assertThat(traffic.end().cut()).isEmpty();
    assertThat(traffic.unread().total()).isZero();
    assertThat(traffic.flows())
        .hasSize(3)
        .allSatisfy(flow -> {
          assertThat(flow.ends().server()).isEqualTo(new Peer("10.77.2.1", 8080));
          assertThat(flow.ends().guessed()).isFalse();
          assertThat(flow.opening().complete()).isTrue();
          assertThat(flow.client().said().bytes()).isEqualTo(36);
          assertThat(flow.server().said().bytes()).isEqualTo(40);
          assertThat(flow.client().control().fins()).isEqualTo(1);
          assertThat(flow.server().control().fins()).isEqualTo(1);
          assertThat(flow.resets()).isZero();
        });
  }

  @Test
  void reads_both_byte_orders_and_both_fractions_of_a_second() {
    List<Flow> flows = flows(FIN.pcap(ByteOrder.LITTLE_ENDIAN, false));

    assertThat(flows).hasSize(3);
    assertThat(flows(FIN.pcap(ByteOrder.LITTLE_ENDIAN, true))).isEqualTo(flows);
    assertThat(flows(FIN.pcap(ByteOrder.BIG_ENDIAN, false))).isEqualTo(flows);
    assertThat(flows(FIN.pcap(ByteOrder.BIG_ENDIAN, true))).isEqualTo(flows);
  }

  @Test
  void reads_pcapng_of_both_byte_orders_with_sections_interfaces_and_unknown_blocks() {
    Instant first = flows(FIN.pcap(ByteOrder.LITTLE_ENDIAN, false)).getFirst().story().first();
    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      PcapngBlocks blocks = new PcapngBlocks(order).section().ethernet(6, 0).ethernet(9, 1000);
      for (int i = 0; i < FIN.records().size(); i++) {
        Rewritten.Written record = FIN.records().get(i);
        if (i == 5) {
          blocks.block(0x0bad, blocks.body(3_000_000)).section().ethernet(6, 0).ethernet(9, 1000);
        }
        if (i % 3 == 0) {
          blocks.packet(0, record.micros(), record);
        } else if (i % 3 == 1) {
          blocks.packet(1, (record.micros() - 1_000_000_000) * 1000, record);
        } else {
          blocks.oldPacket(0, record.micros(), record);
        }
      }
      Traffic traffic = Captures.read(blocks.bytes());

      assertThat(traffic.end().format()).isEqualTo("pcapng");
      assertThat(traffic.end().cut()).isEmpty();
      assertThat(flows(blocks.bytes())).isEqualTo(flows(FIN.pcap(ByteOrder.LITTLE_ENDIAN, false)));
      assertThat(traffic.span().first()).contains(first);
    }
  }

  @Test
  void reads_times_that_count_in_powers_of_two() {
    long ticks = (1_700_000_000L << 20) | (1 << 19);
    byte[] capture =
        new PcapngBlocks(ByteOrder.LITTLE_ENDIAN)
            .section()
            .ethernet(0x80 | 20, 0)
            .packet(0, ticks, FIN.records().getFirst())
            .bytes();

    assertThat(Captures.read(capture).span().first())
        .contains(Instant.ofEpochSecond(1_700_000_000L, 500_000_000));
  }

  @Test
  void reads_packets_without_a_time() {
    PcapngBlocks blocks = new PcapngBlocks(ByteOrder.LITTLE_ENDIAN).section().ethernet(6, 0);
    FIN.records().forEach(blocks::simplePacket);

    assertThat(flows(blocks.bytes())).hasSize(3).allMatch(f -> f.opening().complete());
  }

  @Test
  void looks_behind_vlan_tags_pppoe_and_loopback_families() {
    List<Flow> flows = flows(FIN.pcap(ByteOrder.LITTLE_ENDIAN, false));

    assertThat(flows(FIN.pcap(1, b -> between(b, 12, "81000007")))).isEqualTo(flows);
    assertThat(flows(FIN.pcap(1, b -> between(b, 12, "88a8000a81000007")))).isEqualTo(flows);
    assertThat(flows(FIN.pcap(1, b -> replaced(b, 12, 14, "8864110000010000" + "0021"))))
        .isEqualTo(flows);
    assertThat(flows(FIN.pcap(0, b -> replaced(b, 0, 14, "02000000")))).isEqualTo(flows);
    assertThat(flows(FIN.pcap(108, b -> replaced(b, 0, 14, "00000002")))).isEqualTo(flows);
    assertThat(flows(FIN.pcap(101, b -> replaced(b, 0, 14, "")))).isEqualTo(flows);
  }

  @Test
  void looks_behind_ipv6_extension_headers_and_ipv4_options() {
    Rewritten v6 = new Rewritten(Captures.bytes("unread-data-v6.pcap"));
    byte[] options = v6.pcap(1, CaptureReaderTest::withExtensions);
    byte[] v4 = FIN.pcap(1, CaptureReaderTest::withOptions);

    assertThat(flows(options)).isEqualTo(flows(v6.pcap(ByteOrder.LITTLE_ENDIAN, false)));
    assertThat(flows(v4)).isEqualTo(flows(FIN.pcap(ByteOrder.LITTLE_ENDIAN, false)));
  }

  /** Hop-by-hop and destination options and a first fragment's header. */
  private static byte[] withExtensions(byte[] frame) {
    byte[] changed =
        between(frame, 54, "3c00010400000000" + "2c00010400000000" + "0600000100000001");
    changed[20] = 0;
    ByteBuffer.wrap(changed).putShort(18, (short) (ByteBuffer.wrap(frame).getShort(18) + 24));
    return changed;
  }

  private static byte[] withOptions(byte[] frame) {
    byte[] changed = between(frame, 34, "94040000");
    changed[14] = 0x46;
    ByteBuffer.wrap(changed).putShort(16, (short) (ByteBuffer.wrap(frame).getShort(16) + 4));
    return changed;
  }

  @Test
  void counts_what_it_does_not_read() {
    byte[] infiniband = FIN.pcap(242, b -> b);
    byte[] arp = FIN.pcap(1, b -> replaced(b, 12, 14, "0806"));
    byte[] udp = FIN.pcap(1, b -> replaced(b, 23, 24, "11"));
    byte[] laterFragments = FIN.pcap(1, b -> replaced(b, 20, 22, "0040"));
    byte[] snapped = FIN.pcap(1, b -> Arrays.copyOf(b, 45));
    byte[] damaged = FIN.pcap(1, b -> replaced(b, 14, 15, "42"));
    long frames = FIN.records().size();

    assertThat(unread(infiniband)).isEqualTo(new Unread(Map.of(242, frames), 0, 0, 0, 0, 0));
    assertThat(unread(arp)).isEqualTo(new Unread(Map.of(), frames, 0, 0, 0, 0));
    assertThat(unread(udp)).isEqualTo(new Unread(Map.of(), 0, frames, 0, 0, 0));
    assertThat(unread(laterFragments)).isEqualTo(new Unread(Map.of(), 0, 0, frames, 0, 0));
    assertThat(unread(snapped)).isEqualTo(new Unread(Map.of(), 0, 0, 0, frames, 0));
    assertThat(unread(damaged)).isEqualTo(new Unread(Map.of(), 0, 0, 0, 0, frames));
  }

  private static Unread unread(byte[] capture) {
    return Captures.read(capture).unread();
  }

  @Test
  void follows_flows_up_to_the_bound_and_counts_the_rest() {
    FlowBounds bounds = new FlowBounds(2, 2, 1, OptionalInt.empty());
    byte[] capture = Captures.bytes("unread-data.pcap");
    Outcome<Traffic> read = CaptureReader.read(new ByteArrayInputStream(capture), bounds);

    Traffic traffic = read.asOptional().orElseThrow();
    assertThat(traffic.flows()).hasSize(2);
    assertThat(traffic.table().overflowing()).isEqualTo(6);
    assertThat(traffic.table().overflowingResets()).isEqualTo(1);
    assertThat(traffic.flows().map(f -> f.story().ladder()))
        .allSatisfy(ladder -> {
          assertThat(ladder.first()).hasSize(2);
          assertThat(ladder.omitted()).isEqualTo(3);
          assertThat(ladder.last()).hasSize(1);
        });
  }

  @Test
  void says_where_and_why_a_cut_file_ends() {
    byte[] capture = Captures.bytes("fin.pcap");
    Traffic traffic = Captures.read(Arrays.copyOf(capture, capture.length - 10));

    assertThat(traffic.span().frames()).isEqualTo(FIN.records().size() - 1);
    assertThat(traffic.end().cut().orElseThrow().toString())
        .isEqualTo("at byte 2630: 10 of a packet's 66 bytes are missing");
  }

  @Test
  void says_where_a_length_is_impossible() {
    byte[] capture = Captures.bytes("fin.pcap");
    capture[24 + 16 + 74 + 11] = 0x7f;
    Traffic traffic = Captures.read(capture);

    assertThat(traffic.span().frames()).isEqualTo(1);
    assertThat(traffic.end().cut().orElseThrow().offset()).isEqualTo(24 + 16 + 74);
    assertThat(traffic.end().cut().orElseThrow().problem()).contains("cannot be");
  }

  @Test
  void keeps_what_came_before_the_stream_broke() {
    byte[] capture = Captures.bytes("fin.pcap");
    InputStream breaking =
        new InputStream() {
          private int at;

          @Override
          public int read() throws IOException {
            if (at == 200) {
              throw new IOException("the connection is gone");
            }
            return capture[at++] & 0xff;
          }

          @Override
          public int read(byte[] into, int from, int length) throws IOException {
            into[from] = (byte) read();
            return 1;
          }
        };
    Traffic traffic = CaptureReader.read(breaking, FlowBounds.USUAL).asOptional().orElseThrow();

    assertThat(traffic.span().frames()).isEqualTo(1);
    assertThat(traffic.end().cut().orElseThrow().problem()).contains("the connection is gone");
  }

  @Test
  void says_what_is_no_capture() {
    assertThat(whyNot(new byte[0])).contains("the capture is empty");
    assertThat(whyNot(new byte[] {1, 2})).contains("ends after 2 bytes");
    assertThat(whyNot("tcpdump: eth7: No such device".getBytes(StandardCharsets.US_ASCII)))
        .contains("this is no capture: it begins with 74 63 70 64");
    assertThat(whyNot(Arrays.copyOf(Captures.bytes("fin.pcap"), 23))).contains("header is cut");
    assertThat(whyNot(Arrays.copyOf(Captures.bytes("fin.pcapng"), 20))).contains("first block");
  }

  private static String whyNot(byte[] capture) {
    return CaptureReader.read(new ByteArrayInputStream(capture), FlowBounds.USUAL)
        .whyNot()
        .orElseThrow();
  }

  @Test
  void a_capture_without_packets_is_a_capture() {
    Traffic traffic = Captures.read(Arrays.copyOf(Captures.bytes("fin.pcap"), 24));

    assertThat(traffic.span().frames()).isZero();
    assertThat(traffic.span().first()).isEmpty();
    assertThat(traffic.flows()).isEmpty();
    assertThat(traffic.end().cut()).isEmpty();
  }

  @Test
  void keeps_nanoseconds() {
    Flow flow = Captures.read("fin-nanoseconds.pcap").flows().findFirst().orElseThrow();

    Instant first = flow.story().first();
    assertThat(first).isNotEqualTo(first.truncatedTo(ChronoUnit.MICROS));
    assertThat(flow.opening().roundTrip().orElseThrow()).isLessThan(Duration.ofMillis(5));
  }

  private static byte[] between(byte[] bytes, int at, String hex) {
    return replaced(bytes, at, at, hex);
  }

  private static byte[] replaced(byte[] bytes, int from, int to, String hex) {
    byte[] put = HexFormat.of().parseHex(hex);
    return ByteBuffer.allocate(bytes.length - to + from + put.length)
        .put(bytes, 0, from)
        .put(put)
        .put(bytes, to, bytes.length - to)
        .array();
  }
}
