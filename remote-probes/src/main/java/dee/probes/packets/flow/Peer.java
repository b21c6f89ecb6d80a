package dee.probes.packets.flow;

import dee.probes.text.IpText;
import java.nio.ByteBuffer;

/** An address and a port of a packet. */
public record Peer(String address, int port) {

  /** An address of 16 bytes in two numbers, IPv4 inside IPv6. */
  static Peer of(long high, long low, int port) {
    byte[] bytes = ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array();
    return new Peer(IpText.of(bytes), port);
  }

  @Override
  public String toString() {
    return (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
  }
}
