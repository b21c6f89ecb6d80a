package dee.bot.lab.forger;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.ByteOrder;

/**
 * Sends IPv4 packets whose header is the sender's own to write. Linux fills in the header's
 * checksum; needs CAP_NET_RAW. For one thread.
 */
final class RawSocket implements AutoCloseable {

  private static final int AF_INET = 2;
  private static final int SOCK_RAW = 3;
  private static final int IPPROTO_RAW = 255;
  private static final int SOCKADDR_IN = 16;
  private static final int LONGEST = 128;

  private final Arena arena = Arena.ofConfined();
  private final MemorySegment packet = arena.allocate(LONGEST);
  private final MemorySegment to = arena.allocate(SOCKADDR_IN);
  private final int descriptor = NativeCall.socket(AF_INET, SOCK_RAW, IPPROTO_RAW);

  void send(ForgedSegment segment) {
    byte[] bytes = segment.bytes();
    MemorySegment.copy(bytes, 0, packet, ValueLayout.JAVA_BYTE, 0, bytes.length);
    InetSocketAddress receiver = segment.ends().to();
    to.set(ValueLayout.JAVA_SHORT, 0, (short) AF_INET);
    to.set(
        ValueLayout.JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN), 2, (short) receiver.getPort());
    MemorySegment.copy(
        ((Inet4Address) receiver.getAddress()).getAddress(), 0, to, ValueLayout.JAVA_BYTE, 4, 4);
    NativeCall.send(descriptor, packet.asSlice(0, bytes.length), to);
  }

  @Override
  public void close() {
    NativeCall.close(descriptor);
    arena.close();
  }
}
