package dee.probes.packets.decode;

/** Passes over the extension headers between IPv6 and TCP (RFC 8200, section 4). */
final class Ipv6Extensions {

  private static final int HOP_BY_HOP = 0;
  private static final int TCP = 6;
  private static final int ROUTING = 43;
  private static final int FRAGMENT = 44;
  private static final int AUTHENTICATION = 51;
  private static final int DESTINATION = 60;
  private static final int MOBILITY = 135;
  private static final int HOST_IDENTITY = 139;
  private static final int SHIM6 = 140;
  private static final int UNIT = 8;

  private Ipv6Extensions() {}

  /** The index of the TCP header, or why there is none. */
  static int skip(byte[] bytes, int from, int end, int first) {
    int at = from;
    int next = first;
    while (next != TCP) {
      if (end - at < UNIT) {
        return extension(next) ? Layer.CUT : Layer.NOT_TCP;
      }
      int units = bytes[at + 1] & 0xff;
      int length =
          switch (next) {
            case HOP_BY_HOP, ROUTING, DESTINATION, MOBILITY, HOST_IDENTITY, SHIM6 ->
                (units + 1) * UNIT;
            case FRAGMENT -> UNIT;
            case AUTHENTICATION -> (units + 2) * 4;
            default -> Layer.NOT_TCP;
          };
      if (length < 0) {
        return length;
      }
      if (next == FRAGMENT && Layer.unsignedShort(bytes, at + 2) >> 3 != 0) {
        return Layer.FRAGMENT;
      }
      next = bytes[at] & 0xff;
      at += length;
    }
    return at;
  }

  private static boolean extension(int next) {
    return switch (next) {
      case HOP_BY_HOP, ROUTING, FRAGMENT, AUTHENTICATION, DESTINATION, MOBILITY -> true;
      default -> false;
    };
  }
}
