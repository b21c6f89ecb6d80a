package dee.probes.packets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dee.probes.Outcome;
import dee.probes.packets.flow.FlowBounds;
import dee.probes.packets.judge.ResetJudge;
import dee.probes.packets.judge.ResetReport;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Captures come from machines that fail: whatever arrives must be read to an end. */
class DamagedCapturesTest {

  private static final int FLIPS = 500;

  private static Outcome<Traffic> read(byte[] capture) {
    return CaptureReader.read(new ByteArrayInputStream(capture), FlowBounds.USUAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"closed-port.pcap", "lossy.pcap", "unread-data-v6.pcap", "fin.pcapng"})
  void a_capture_cut_at_any_byte_gives_what_came_before(String name) {
    byte[] capture = Captures.bytes(name);
    long before = 0;
    for (int length = 0; length < capture.length; length++) {
      Outcome<Traffic> read = read(Arrays.copyOf(capture, length));
      if (read instanceof Outcome.Measured<Traffic>(Traffic traffic)) {
        assertThat(traffic.span().frames()).isGreaterThanOrEqualTo(before);
        before = traffic.span().frames();
        int known = length;
        traffic.end().cut().ifPresent(cut -> assertThat(cut.offset()).isLessThanOrEqualTo(known));
      } else {
        assertThat(before).isZero();
        assertThat(read.whyNot()).isPresent();
      }
    }
    assertThat(before).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "killed.pcap",
        "lossy.pcap",
        "unread-data-v6.pcap",
        "fin-cooked-2.pcap",
        "fin.pcapng"
      })
  void a_capture_with_any_bytes_changed_is_read_and_judged_without_an_exception(String name) {
    byte[] capture = Captures.bytes(name);
    Random random = new Random(name.length());
    int judged = 0;
    for (int round = 0; round < FLIPS; round++) {
      byte[] damaged = capture.clone();
      for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      judged += judge(name, round, damaged);
    }
    assertThat(judged).isPositive();
  }

  private static int judge(String name, int round, byte[] damaged) {
    try {
      Outcome<ResetReport> report = read(damaged).map(ResetJudge::judge);
      return report.asOptional().isPresent() ? 1 : 0;
    } catch (RuntimeException e) {
      return fail("%s, round %d".formatted(name, round), e);
    }
  }
}
