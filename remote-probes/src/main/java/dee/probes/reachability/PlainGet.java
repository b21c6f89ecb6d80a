package dee.probes.reachability;

import dee.probes.HostPort;
import java.nio.charset.StandardCharsets;

/** The request that Dee's own host sends as a client: a GET of HTTP/1.1, with nothing secret in it. */
final class PlainGet {

  /** What the server is asked to do with the connection after its answer. */
  enum After {
    CLOSE,
    KEEP
  }

  private PlainGet() {}

  static byte[] bytes(HostPort address, String path, After after) {
    String safe = path.replaceAll("[^\\x21-\\x7e]", "%20");
    String text =
        "GET "
            + (safe.startsWith("/") ? safe : "/" + safe)
            + " HTTP/1.1\r\nHost: "
            + address.toString().replaceAll("[^\\x21-\\x7e]", "")
            + "\r\nUser-Agent: dee\r\nAccept: */*\r\n"
            + (after == After.CLOSE ? "Connection: close\r\n\r\n" : "\r\n");
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
