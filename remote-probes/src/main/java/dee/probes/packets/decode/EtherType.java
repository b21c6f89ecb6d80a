package dee.probes.packets.decode;

/** Passes over what may stand between a link's header and IP: VLAN tags, PPPoE, MPLS labels. */
final class EtherType {

  private static final int IPV4 = 0x0800;
  private static final int IPV6 = 0x86dd;
  private static final int VLAN = 0x8100;
  private static final int SERVICE_VLAN = 0x88a8;
  private static final int OLD_VLAN = 0x9100;
  private static final int PPPOE = 0x8864;
  private static final int MPLS = 0x8847;
  private static final int PPP_IPV4 = 0x21;
  private static final int PPP_IPV6 = 0x57;
  private static final int TAG = 4;
  private static final int MOST_TAGS = 8;
  private static final int PPPOE_HEADER = 6;

  private EtherType() {}

  /** The index of the IP header, when what is at the given place is of that type. */
  static int ip(byte[] bytes, int from, int end, int type) {
    int at = from;
    int inside = type;
    for (int tags = 0; inside == VLAN || inside == SERVICE_VLAN || inside == OLD_VLAN; tags++) {
      if (end - at < TAG || tags == MOST_TAGS) {
        return tags == MOST_TAGS ? Layer.DAMAGED : Layer.CUT;
      }
      inside = Layer.unsignedShort(bytes, at + 2);
      at += TAG;
    }
    return switch (inside) {
      case IPV4, IPV6 -> at;
      case PPPOE ->
          end - at < PPPOE_HEADER + 2 ? Layer.CUT : pointToPoint(bytes, at + PPPOE_HEADER);
      case MPLS -> labelled(bytes, at, end);
      default -> Layer.NOT_IP;
    };
  }

  /** The index of the IP header behind a PPP protocol number. */
  static int pointToPoint(byte[] bytes, int at) {
    int protocol = Layer.unsignedShort(bytes, at);
    return protocol == PPP_IPV4 || protocol == PPP_IPV6 ? at + 2 : Layer.NOT_IP;
  }

  /** Labels of four bytes; the lowest bit of the third marks the last one. */
  private static int labelled(byte[] bytes, int from, int end) {
    int at = from;
    while (end - at > TAG) {
      boolean last = (bytes[at + 2] & 1) != 0;
      at += TAG;
      if (last) {
        int version = bytes[at] >> 4 & 0xf;
        return version == 4 || version == 6 ? at : Layer.NOT_IP;
      }
    }
    return Layer.CUT;
  }
}
