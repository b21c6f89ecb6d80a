package dee.bot.lab.forger;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** Sees every IPv4 packet that comes or goes by one device; needs CAP_NET_RAW. For one thread. */
final class PacketTap implements AutoCloseable {

  private static final int AF_PACKET = 17;
  private static final int WITHOUT_LINK_HEADER = 2;
  private static final int IPV4 = 0x0800;
  private static final int SOCKADDR_LL = 20;
  private static final int LONGEST = 2048;

  private final Arena arena = Arena.ofConfined();
  private final MemorySegment packet = arena.allocate(LONGEST);
  private final int descriptor;

  private PacketTap(int device) {
    descriptor = NativeCall.socket(AF_PACKET, WITHOUT_LINK_HEADER, 0);
    MemorySegment address = arena.allocate(SOCKADDR_LL);
    address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_PACKET);
    address.set(ValueLayout.JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN), 2, (short) IPV4);
    address.set(ValueLayout.JAVA_INT, 4, device);
    NativeCall.bind(descriptor, address);
  }

  /**
   * A tap on the device of that name.
   *
   * @throws IllegalArgumentException when there is none
   */
  static PacketTap on(String device) throws SocketException {
    return Optional.ofNullable(NetworkInterface.getByName(device))
        .map(found -> new PacketTap(found.getIndex()))
        .orElseThrow(() -> new IllegalArgumentException("there is no device " + device));
  }

  /** Waits for the next packet, from its IP header on; its first 2 KiB, good until the next call. */
  ByteBuffer next() {
    long length = NativeCall.receive(descriptor, packet);
    return packet.asSlice(0, length).asByteBuffer();
  }

  @Override
  public void close() {
    NativeCall.close(descriptor);
    arena.close();
  }
}
