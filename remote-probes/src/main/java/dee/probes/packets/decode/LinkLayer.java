package dee.probes.packets.decode;

/**
 * Finds the IP header behind what the network device put before it, by the numbers of
 * tcpdump.org/linktypes.html.
 */
final class LinkLayer {

  private static final int NULL = 0;
  private static final int ETHERNET = 1;
  private static final int PPP = 9;
  private static final int RAW_OPENBSD = 14;
  private static final int RAW_BSD = 12;
  private static final int RAW = 101;
  private static final int LOOP = 108;
  private static final int LINUX_COOKED = 113;
  private static final int IPV4 = 228;
  private static final int IPV6 = 229;
  private static final int LINUX_COOKED_2 = 276;

  private static final int NULL_HEADER = 4;
  private static final int ETHERNET_HEADER = 14;
  private static final int COOKED_HEADER = 16;
  private static final int COOKED_2_HEADER = 20;

  private LinkLayer() {}

  /** The index of the IP header, or why there is none. */
  static int ip(byte[] bytes, int start, int end, int linkType) {
    return switch (linkType) {
      case ETHERNET ->
          end - start < ETHERNET_HEADER
              ? Layer.CUT
              : EtherType.ip(
                  bytes, start + ETHERNET_HEADER, end, Layer.unsignedShort(bytes, start + 12));
      case LINUX_COOKED ->
          end - start < COOKED_HEADER
              ? Layer.CUT
              : EtherType.ip(
                  bytes, start + COOKED_HEADER, end, Layer.unsignedShort(bytes, start + 14));
      case LINUX_COOKED_2 ->
          end - start < COOKED_2_HEADER
              ? Layer.CUT
              : EtherType.ip(
                  bytes, start + COOKED_2_HEADER, end, Layer.unsignedShort(bytes, start));
      case NULL, LOOP -> loopback(bytes, start, end);
      case RAW, RAW_BSD, RAW_OPENBSD, IPV4, IPV6 -> start;
      case PPP -> pointToPoint(bytes, start, end);
      default -> Layer.UNKNOWN;
    };
  }

  /** An address family of four bytes, in the byte order of the machine that captured. */
  private static int loopback(byte[] bytes, int start, int end) {
    if (end - start < NULL_HEADER) {
      return Layer.CUT;
    }
    int family = bytes[start] | bytes[start + 3];
    return switch (family) {
      // AF_INET; AF_INET6 of Linux, NetBSD, FreeBSD and macOS.
      case 2, 10, 24, 28, 30 -> start + NULL_HEADER;
      default -> Layer.NOT_IP;
    };
  }

  private static int pointToPoint(byte[] bytes, int start, int end) {
    boolean addressed = end - start > 4 && (bytes[start] & 0xff) == 0xff;
    int at = addressed ? start + 2 : start;
    return end - at < 2 ? Layer.CUT : EtherType.pointToPoint(bytes, at);
  }
}
