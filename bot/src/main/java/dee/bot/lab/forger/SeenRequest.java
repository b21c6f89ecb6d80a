package dee.bot.lab.forger;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A segment with data on its way from a client to a server.
 *
 * @param next the number of the byte that the server sends next, as the client acknowledged it
 */
record SeenRequest(InetSocketAddress client, InetSocketAddress server, int next) {

  private static final int TCP = 6;
  private static final int SHORTEST = 40;

  /** Reads a packet from its IP header on; empty when it is something else. */
  static Optional<SeenRequest> read(ByteBuffer packet, InetSocketAddress server) {
    if (packet.limit() < SHORTEST || packet.get(0) >>> 4 != 4 || packet.get(9) != TCP) {
      return Optional.empty();
    }
    int tcp = (packet.get(0) & 0xf) * 4;
    if (packet.limit() < tcp + 20) {
      return Optional.empty();
    }
    int data = tcp + (packet.get(tcp + 12) >>> 4 & 0xf) * 4;
    int length = packet.getShort(2) & 0xffff;
    if (length <= data || !server.equals(end(packet, 16, tcp + 2))) {
      return Optional.empty();
    }
    return Optional.of(
        new SeenRequest(end(packet, 12, tcp), server, packet.getInt(tcp + 8)));
  }

  private static InetSocketAddress end(ByteBuffer packet, int address, int port) {
    byte[] bytes = new byte[4];
    packet.get(address, bytes);
    try {
      return new InetSocketAddress(
          InetAddress.getByAddress(bytes), packet.getShort(port) & 0xffff);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }
}
