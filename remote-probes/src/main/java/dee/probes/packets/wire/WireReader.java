package dee.probes.packets.wire;

import dee.probes.HostPort;
import dee.probes.packets.Capture;
import java.util.Optional;

/** Makes a {@link Wire} of one capture or two. */
final class WireReader {

  private WireReader() {}

  static Wire read(Optional<Capture> atServer, Optional<Capture> atDee, HostPort service) {
    return Optional.<Wire>empty()
        .orElseThrow(
            () -> new UnsupportedOperationException("not read yet" + atServer + atDee + service));
  }
}
