package dee.probes.reachability;

import java.time.Duration;

/**
 * How long the client waits.
 *
 * @param connect for the TCP handshake of one try
 * @param read for the answer's first line, once the request is sent
 * @param total for all tries together
 */
record Patience(Duration connect, Duration read, Duration total) {

  static final Patience USUAL =
      new Patience(Duration.ofSeconds(2), Duration.ofMillis(2500), Duration.ofSeconds(6));
}
