package dee.probes;

import java.util.Optional;

/**
 * A host name or address with a port, as people write it: {@code db-1:5432}, {@code [::1]:8080}.
 */
public record HostPort(String host, int port) {

  public HostPort {
    if (host.isBlank()) {
      throw new IllegalArgumentException("the host is empty");
    }
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("the port " + port + " is not between 1 and 65535");
    }
  }

  /** Reads {@code host:port} or {@code [address]:port}; empty when it is neither. */
  public static Optional<HostPort> parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 1) {
      return Optional.empty();
    }
    String host = text.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    } else if (host.contains(":")) {
      return Optional.empty();
    }
    try {
      return Optional.of(new HostPort(host, Integer.parseInt(text.substring(colon + 1))));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** Whether only the machine itself can reach it. */
  public boolean onLoopback() {
    return host.startsWith("127.") || host.equals("localhost") || host.equals("::1");
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
