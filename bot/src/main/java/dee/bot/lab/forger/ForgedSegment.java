package dee.bot.lab.forger;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * A TCP segment without data in an IPv4 packet (RFC 9293, 791), as a forger makes it: with numbers
 * of its own choice.
 *
 * @param ends whose name it bears, and who gets it
 * @param sequence its sequence number; it acknowledges nothing
 */
record ForgedSegment(Ends ends, int sequence, Look look) {

  static final int SYN = 2;
  static final int RST = 4;

  private static final int IP_HEADER = 20;
  private static final int TCP_HEADER = 20;
  private static final int TCP = 6;

  /** A sender and a receiver. */
  record Ends(InetSocketAddress from, InetSocketAddress to) {}

  /** What tells it from what a kernel sends. */
  record Look(int flags, int window, int ttl, int id) {}

  byte[] bytes() {
    ByteBuffer packet = ByteBuffer.allocate(IP_HEADER + TCP_HEADER);
    packet.put((byte) 0x45).put((byte) 0).putShort((short) packet.capacity());
    packet.putShort((short) look.id()).putShort((short) 0);
    packet.put((byte) look.ttl()).put((byte) TCP).putShort((short) 0);
    packet.put(ends.from().getAddress().getAddress());
    packet.put(ends.to().getAddress().getAddress());
    packet.putShort((short) ends.from().getPort()).putShort((short) ends.to().getPort());
    packet.putInt(sequence).putInt(0);
    packet.put((byte) (TCP_HEADER / 4 << 4)).put((byte) look.flags());
    packet.putShort((short) look.window());
    packet.putShort(IP_HEADER + 16, checksum(packet));
    return packet.array();
  }

  /** Over the addresses, the protocol, the length and the TCP header, whose own field is still 0. */
  private static short checksum(ByteBuffer packet) {
    int sum = TCP + TCP_HEADER;
    for (int at = 12; at < packet.capacity(); at += 2) {
      sum += packet.getShort(at) & 0xffff;
    }
    while (sum >>> 16 != 0) {
      sum = (sum & 0xffff) + (sum >>> 16);
    }
    return (short) ~sum;
  }
}
