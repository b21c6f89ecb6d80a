package dee.probes.sockets;

import dee.probes.text.IpText;
import java.net.InetAddress;
import java.util.OptionalInt;

/**
 * One end of a socket as a tool prints it.
 *
 * @param address without brackets; {@code *} or a name where the tool prints one
 * @param device the part after {@code %}: the network device the socket is bound to; empty when
 *     none
 * @param port a number, a service name or {@code *}; empty where the socket has none
 */
public record Endpoint(String address, String device, String port) {

  /** Reads {@code 10.0.0.1:80}, {@code [::1]:80}, {@code 127.0.0.53%lo:53} or {@code *}. */
  public static Endpoint parse(String text) {
    int colon = text.lastIndexOf(':');
    String host = colon < 0 ? text : text.substring(0, colon);
    String port = colon < 0 ? "" : text.substring(colon + 1);
    return of(host, port);
  }

  /** An address, perhaps with brackets and a device, and a port. */
  public static Endpoint of(String host, String port) {
    String device = "";
    int percent = host.indexOf('%');
    if (percent >= 0) {
      int end = host.endsWith("]") ? host.length() - 1 : host.length();
      device = host.substring(percent + 1, end);
      host = host.substring(0, percent);
    }
    return new Endpoint(host.replace("[", "").replace("]", ""), device, port);
  }

  /** The port, where it is a number. */
  public OptionalInt portNumber() {
    return port.matches("[0-9]{1,5}")
        ? OptionalInt.of(Integer.parseInt(port))
        : OptionalInt.empty();
  }

  /**
   * The address as every tool would print it: an IPv4 address inside IPv6 ({@code ::ffff:10.0.0.1})
   * becomes the IPv4 one, and IPv6 takes its shortest form.
   */
  public String plainAddress() {
    try {
      return IpText.of(InetAddress.ofLiteral(address).getAddress());
    } catch (IllegalArgumentException _) {
      return address;
    }
  }

  @Override
  public String toString() {
    return (address.contains(":") ? "[" + address + "]" : address)
        + (device.isEmpty() ? "" : "%" + device)
        + (port.isEmpty() ? "" : ":" + port);
  }
}
