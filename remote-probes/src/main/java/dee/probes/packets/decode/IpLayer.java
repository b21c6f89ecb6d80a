package dee.probes.packets.decode;

/** Reads an IPv4 or IPv6 header into a segment, and finds the TCP header behind it. */
final class IpLayer {

  private static final int TCP = 6;
  private static final int V4_HEADER = 20;
  private static final int V6_HEADER = 40;
  private static final int FRAGMENT_OFFSET = 0x1fff;

  private IpLayer() {}

  /**
   * The index of the TCP header, or why there is none; {@code segment.payload} becomes the bytes
   * from there on.
   *
   * @param wire the bytes from the IP header on that were on the wire
   */
  static int tcp(byte[] bytes, int at, int end, long wire, Segment segment) {
    if (end <= at) {
      return Layer.CUT;
    }
    return switch (bytes[at] >> 4 & 0xf) {
      case 4 -> v4(bytes, at, end, wire, segment);
      case 6 -> v6(bytes, at, end, wire, segment);
      default -> Layer.DAMAGED;
    };
  }

  private static int v4(byte[] bytes, int at, int end, long wire, Segment segment) {
    if (end - at < V4_HEADER) {
      return Layer.CUT;
    }
    int header = (bytes[at] & 0xf) * 4;
    int told = Layer.unsignedShort(bytes, at + 2);
    // A packet that the network card is still to cut into pieces may have no length yet.
    int total = told == 0 ? (int) Math.min(wire, Integer.MAX_VALUE) : told;
    if (header < V4_HEADER || total < header) {
      return Layer.DAMAGED;
    }
    if (bytes[at + 9] != TCP) {
      return Layer.NOT_TCP;
    }
    if ((Layer.unsignedShort(bytes, at + 6) & FRAGMENT_OFFSET) != 0) {
      return Layer.FRAGMENT;
    }
    segment.v6 = false;
    segment.id = Layer.unsignedShort(bytes, at + 4);
    segment.ttl = bytes[at + 8] & 0xff;
    segment.sourceHigh = 0;
    segment.sourceLow = Segment.MAPPED | (Layer.integer(bytes, at + 12) & 0xffffffffL);
    segment.destinationHigh = 0;
    segment.destinationLow = Segment.MAPPED | (Layer.integer(bytes, at + 16) & 0xffffffffL);
    segment.payload = total - header;
    return at + header;
  }

  private static int v6(byte[] bytes, int at, int end, long wire, Segment segment) {
    if (end - at < V6_HEADER) {
      return Layer.CUT;
    }
    int told = Layer.unsignedShort(bytes, at + 4);
    long length = told == 0 ? Math.min(wire, Integer.MAX_VALUE) - V6_HEADER : told;
    int header = Ipv6Extensions.skip(bytes, at + V6_HEADER, end, bytes[at + 6] & 0xff);
    if (header < 0) {
      return header;
    }
    long payload = length - (header - at - V6_HEADER);
    if (payload < 0) {
      return Layer.DAMAGED;
    }
    segment.v6 = true;
    segment.id = 0;
    segment.ttl = bytes[at + 7] & 0xff;
    segment.sourceHigh = Layer.longInteger(bytes, at + 8);
    segment.sourceLow = Layer.longInteger(bytes, at + 16);
    segment.destinationHigh = Layer.longInteger(bytes, at + 24);
    segment.destinationLow = Layer.longInteger(bytes, at + 32);
    segment.payload = (int) payload;
    return header;
  }
}
