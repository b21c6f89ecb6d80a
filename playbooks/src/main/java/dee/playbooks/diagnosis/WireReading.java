package dee.playbooks.diagnosis;

import dee.probes.HostPort;
import dee.probes.packets.Capture;
import dee.probes.packets.wire.Wire;
import java.util.Optional;

/** Reads the captures of one instance once, when they are first asked for. Thread-safe. */
final class WireReading {

  private Optional<Wire> read;

  WireReading() {
    read = Optional.empty();
  }

  WireReading(Wire known) {
    read = Optional.of(known);
  }

  synchronized Wire of(Optional<Capture> atServer, Optional<Capture> atDee, HostPort service) {
    Wire wire = read.orElseGet(() -> Wire.of(atServer, atDee, service));
    read = Optional.of(wire);
    return wire;
  }
}
