package dee.probes.packets.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dee.probes.packets.CaptureReader;
import dee.probes.packets.Captures;
import dee.probes.packets.Rewritten;
import dee.probes.packets.Traffic;
import dee.probes.packets.decode.TcpFlags;
import dee.probes.packets.flow.Silence.Breaker;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class FlowTableTest {

  private static Flow first(String name) {
    return Captures.read(name).flows().findFirst().orElseThrow();
  }

  @Test
  void tells_client_and_server_by_the_opening() {
    Flow flow = first("fin.pcap");

    assertThat(flow.ends().client().address()).isEqualTo("10.77.1.1");
    assertThat(flow.opening())
        .matches(Opening::syn)
        .matches(Opening::synAck)
        .matches(Opening::acknowledged);
    assertThat(flow.client().offer()).contains(new Side.Offer(Optional.of(10), true, true));
  }

  @Test
  void guesses_client_and_server_where_the_capture_began_later() {
    byte[] capture = Captures.bytes("fin.pcap");
    byte[] later = Arrays.copyOf(capture, 24 + capture.length - 24 - 3 * 16 - 74 - 74 - 66);
    System.arraycopy(capture, capture.length - later.length + 24, later, 24, later.length - 24);
    Flow usual = Captures.read(later).flows().findFirst().orElseThrow();
    FlowBounds bounds = FlowBounds.USUAL.withServicePort(usual.ends().client().port());
    Traffic told =
        CaptureReader.read(new ByteArrayInputStream(later), bounds).asOptional().orElseThrow();

    assertThat(usual.ends().guessed()).isTrue();
    assertThat(usual.ends().server().port()).isEqualTo(8080);
    assertThat(usual.opening().unseen()).isTrue();
    assertThat(told.flows().findFirst().orElseThrow().ends().server())
        .isEqualTo(usual.ends().client());
  }

  @Test
  void counts_what_was_sent_again_on_the_side_that_sent_it() {
    Flow atServer = first("lossy.server.pcap");
    Flow atClient = first("lossy.pcap");

    assertThat(atServer.server().troubles().retransmissions()).isEqualTo(4);
    assertThat(atServer.client().troubles().retransmissions()).isZero();
    assertThat(atClient.server().said().bytes()).isPositive();
    assertThat(atClient.client().troubles().retransmissions()).isZero();
  }

  @Test
  void keep_alive_probes_are_no_data_and_do_not_end_a_silence() {
    Flow flow = first("kept-alive.pcap");

    assertThat(flow.client().troubles().keepAlives()).isEqualTo(3);
    assertThat(flow.client().said().bytes()).isEqualTo(36);
    assertThat(flow.story().silences())
        .singleElement()
        .satisfies(silence -> {
          assertThat(silence.length()).isBetween(Duration.ofMillis(3400), Duration.ofMillis(3700));
          assertThat(silence.how()).isEqualTo(Breaker.FIN);
          assertThat(silence.brokenBy()).isEqualTo(Sender.CLIENT);
        });
  }

  @Test
  void keeps_what_a_reset_is_judged_by() {
    Reset reset = first("linger-zero.pcap").story().resets().getFirst();

    assertThat(reset.packet().from()).isEqualTo(Sender.SERVER);
    assertThat(TcpFlags.text(reset.packet().tcp().flags())).isEqualTo("R.");
    assertThat(reset.numbers().sequence()).hasValue(21);
    assertThat(reset.numbers().acknowledged()).hasValue(37);
    assertThat(reset.numbers().expected()).hasValue(reset.packet().tcp().sequence());
    assertThat(reset.sender().steadyTtl()).isTrue();
    assertThat(reset.sender().ids().zero()).isEqualTo(1);
    assertThat(reset.sender().ids().jumped()).isZero();
    assertThat(reset.before().client().bytes()).isEqualTo(36);
    assertThat(reset.before().server().bytes()).isEqualTo(20);
    assertThat(reset.before().last().ofOther().orElseThrow().from()).isEqualTo(Sender.CLIENT);
    assertThat(reset.before().quiet().sincePacket()).isPositive();
  }

  @Test
  void keeps_the_first_bytes_that_each_side_sent() {
    Flow flow = first("fin.pcap");
    Flow silent = first("closed-port.pcap");

    assertThat(text(flow.client().firstBytes())).isEqualTo("GET");
    assertThat(text(flow.server().firstBytes())).isEqualTo("HTT");
    assertThat(silent.client().firstBytes()).isEmpty();
  }

  @Test
  void first_bytes_that_were_not_captured_are_not_made_up() {
    byte[] snapped = new Rewritten(Captures.bytes("fin.pcap")).pcap(1, b -> Arrays.copyOf(b, 68));

    assertThat(Captures.read(snapped).flows())
        .hasSize(3)
        .allSatisfy(flow -> {
          assertThat(flow.client().firstBytes()).isEmpty();
          assertThat(flow.client().said().bytes()).isEqualTo(36);
        });
  }

  private static String text(OptionalInt bytes) {
    byte[] all = ByteBuffer.allocate(4).putInt(bytes.orElseThrow()).array();
    return new String(all, 1, 3, StandardCharsets.US_ASCII);
  }

  @Test
  void the_ladder_keeps_the_first_and_the_last_packets_in_order() {
    Flow flow = first("keep-alive-race.pcap");
    List<Long> numbers = flow.story().ladder().packets().map(Packet::number).toList();

    assertThat(numbers).isSorted().hasSize((int) flow.packets());
    assertThat(flow.story().ladder().omitted()).isZero();
    assertThat(flow.story().ladder().first().getFirst().tcp().has(TcpFlags.SYN)).isTrue();
  }
}
