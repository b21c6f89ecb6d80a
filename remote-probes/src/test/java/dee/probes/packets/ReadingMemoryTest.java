package dee.probes.packets;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class ReadingMemoryTest {

  private static final int HEADER = 24;
  private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void a_packet_of_a_known_flow_takes_no_memory() {
    byte[] few = repeated(Captures.bytes("fin.pcap"), 10);
    byte[] many = repeated(Captures.bytes("fin.pcap"), 1000);
    allocated(few);
    allocated(many);

    long packets = Captures.read(many).span().frames() - Captures.read(few).span().frames();
    assertThat(allocated(many) - allocated(few)).isLessThan(packets);
  }

  private static long allocated(byte[] capture) {
    long before = THREAD.getCurrentThreadAllocatedBytes();
    Traffic traffic = Captures.read(capture);
    long bytes = THREAD.getCurrentThreadAllocatedBytes() - before;
    assertThat(traffic.table().size()).isEqualTo(3);
    return bytes;
  }

  /** A capture with all its packets so many times. */
  private static byte[] repeated(byte[] capture, int times) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(capture, 0, HEADER);
    for (int i = 0; i < times; i++) {
      out.write(capture, HEADER, capture.length - HEADER);
    }
    return out.toByteArray();
  }
}
