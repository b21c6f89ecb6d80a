package dee.probes;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Optional;

/** The machine that Dee runs on. */
public final class ThisHost {

  private ThisHost() {}

  /**
   * Whether a name or address means it; empty: no address is known for it here. May ask the DNS.
   */
  public static Optional<Boolean> is(String host) {
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null) {
          return Optional.of(true);
        }
      }
      return Optional.of(false);
    } catch (UnknownHostException | SocketException _) {
      return Optional.empty();
    }
  }
}
