package dee.probes.packets.wire;

import dee.probes.Captured;
import dee.probes.HostPort;
import dee.probes.packets.Capture;
import dee.probes.packets.Capture.Scope;
import dee.probes.packets.CaptureReader;
import dee.probes.packets.Captures;
import dee.probes.packets.Traffic;
import dee.probes.packets.flow.FlowBounds;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The captures of the test resources as a capture probe hands them over. */
final class Taken {

  static final HostPort SERVICE = new HostPort("10.77.2.1", 8080);

  private static final Duration AROUND = Duration.ofSeconds(1);

  private Taken() {}

  /** All packets of a case: {@code fin.pcap}. */
  static Capture whole(String name) {
    return of(Captures.bytes(name), Scope.WHOLE_FLOWS);
  }

  static Capture of(byte[] bytes, Scope scope) {
    return of(bytes, scope, FlowBounds.USUAL);
  }

  static Capture of(byte[] bytes, Scope scope, FlowBounds bounds) {
    Traffic traffic =
        Captured.measured(
            CaptureReader.read(
                new ByteArrayInputStream(bytes), bounds.withServicePort(SERVICE.port())));
    Traffic.Span span = traffic.span();
    Duration length =
        span.frames() == 0
            ? AROUND
            : Duration.between(span.first().orElseThrow(), span.last().orElseThrow()).plus(AROUND);
    return new Capture(
        traffic, new Capture.Taken("v1", scope, length, OptionalLong.of(0), false));
  }

  /** What Dee's capture of a case tells. */
  static Wire nearby(String name) {
    return Wire.of(Optional.empty(), Optional.of(whole(name + ".pcap")), SERVICE);
  }

  /** What the server's capture of a case tells. */
  static Wire atServer(String name) {
    return Wire.of(Optional.of(whole(name + ".server.pcap")), Optional.empty(), SERVICE);
  }

  /** What both captures of a case tell. */
  static Wire both(String name) {
    return both(whole(name + ".server.pcap"), whole(name + ".pcap"));
  }

  /** What two captures tell that were taken side by side. */
  static Wire both(Capture atServer, Capture atDee) {
    Duration length =
        Collections.max(List.of(atServer.taken().length(), atDee.taken().length()));
    return Wire.of(
        Optional.of(lasting(atServer, length)), Optional.of(lasting(atDee, length)), SERVICE);
  }

  /** The same, which went on for so long. */
  static Capture lasting(Capture capture, Duration length) {
    Capture.Taken taken = capture.taken();
    return new Capture(
        capture.traffic(),
        new Capture.Taken(taken.device(), taken.scope(), length, taken.lost(), taken.capped()));
  }
}
