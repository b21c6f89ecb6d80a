package dee.probes.shell;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.Locale;

/**
 * An instance's address as the kernel's socket tables write it, for finding its listener.
 *
 * @param literal the address itself; empty when the inventory has a name, which fits every listener
 * @param inTcpTables the forms it may have in {@code /proc/net/tcp} and {@code tcp6}, apart by
 *     spaces
 * @param inInterfaceTable the form it has in {@code /proc/net/if_inet6}
 */
record ListenAddress(String literal, String inTcpTables, String inInterfaceTable) {

  private static final ListenAddress ANY = new ListenAddress("", "", "");

  static ListenAddress of(String host) {
    InetAddress address;
    try {
      address = InetAddress.ofLiteral(host);
    } catch (IllegalArgumentException _) {
      return ANY;
    }
    if (address.isAnyLocalAddress()) {
      return ANY;
    }
    byte[] bytes = address.getAddress();
    String little = words(bytes, true);
    String big = words(bytes, false);
    String forms = little + ' ' + big;
    if (address instanceof Inet4Address) {
      forms += " 0000000000000000FFFF0000" + little + " 00000000000000000000FFFF" + big;
    }
    return new ListenAddress(address.getHostAddress(), forms, big.toLowerCase(Locale.ROOT));
  }

  /**
   * 32-bit words in the machine's byte order: these tables print an address as it lies in memory.
   */
  private static String words(byte[] bytes, boolean littleEndian) {
    byte[] turned = bytes.clone();
    for (int i = 0; littleEndian && i < bytes.length; i++) {
      turned[i] = bytes[(i & ~3) + 3 - (i & 3)];
    }
    return HexFormat.of().withUpperCase().formatHex(turned);
  }
}
