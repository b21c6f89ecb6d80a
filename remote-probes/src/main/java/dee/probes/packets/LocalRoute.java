package dee.probes.packets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** By which device Dee's own host reaches an instance, and how tcpdump is told its connections. */
final class LocalRoute {

  /** All devices: what is watched when there is no telling which. */
  private static final String ANY = "any";

  private LocalRoute() {}

  /** The device that packets to all of these addresses leave by. */
  static String device(InetAddress[] addresses, int port) {
    List<String> devices =
        Arrays.stream(addresses).map(address -> device(address, port)).distinct().toList();
    return devices.size() == 1 ? devices.getFirst() : ANY;
  }

  private static String device(InetAddress address, int port) {
    try {
      if (NetworkInterface.getByInetAddress(address) != null || address.isLoopbackAddress()) {
        return loopback();
      }
      // connecting a datagram socket sends nothing: it only asks the routing table
      try (DatagramSocket socket = new DatagramSocket()) {
        socket.connect(new InetSocketAddress(address, port));
        return Optional.ofNullable(NetworkInterface.getByInetAddress(socket.getLocalAddress()))
            .map(NetworkInterface::getName)
            .filter(name -> !name.contains(":"))
            .orElse(ANY);
      }
    } catch (IOException | UncheckedIOException _) {
      return ANY;
    }
  }

  private static String loopback() throws IOException {
    return NetworkInterface.networkInterfaces()
        .filter(LocalRoute::isLoopback)
        .map(NetworkInterface::getName)
        .findFirst()
        .orElse(ANY);
  }

  private static boolean isLoopback(NetworkInterface device) {
    try {
      return device.isLoopback();
    } catch (IOException _) {
      return false;
    }
  }

  /** The filter for connections to a port of these addresses. */
  static String filter(InetAddress[] addresses, int port) {
    return "tcp and ("
        + Arrays.stream(addresses)
            .map(LocalRoute::literal)
            .distinct()
            .map(a ->
                "(dst host %s and dst port %d) or (src host %s and src port %d)"
                    .formatted(a, port, a, port))
            .collect(Collectors.joining(" or "))
        + ")";
  }

  private static String literal(InetAddress address) {
    return address.getHostAddress().replaceFirst("%.*", "");
  }
}
