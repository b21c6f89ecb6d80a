package dee.probes.packets.judge;

import dee.probes.packets.Traffic;
import dee.probes.packets.flow.Ends;
import dee.probes.packets.flow.Flow;
import dee.probes.packets.flow.Reset;
import dee.probes.packets.flow.Sender;
import dee.probes.packets.judge.Witness.Seen;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The capture on the server's host: a reset that is missing there was sent by something else. */
final class OtherCapture {

  private final Map<Ends, Flow> byEnds = new HashMap<>();

  OtherCapture(Optional<Traffic> atServer) {
    atServer.ifPresent(traffic -> traffic.flows().forEach(f -> byEnds.put(f.ends(), f)));
  }

  Seen seen(Ends ends, Reset reset) {
    Flow there = byEnds.get(ends);
    return reset.packet().from() == Sender.CLIENT || there == null
        ? Seen.NOT_KNOWN
        : in(there, reset);
  }

  /** Whether the same connection has that reset on the server's host. */
  private static Seen in(Flow there, Reset reset) {
    boolean sent =
        there.story().resets().stream()
            .map(Reset::packet)
            .anyMatch(p ->
                p.from() == Sender.SERVER
                    && p.tcp().sequence() == reset.packet().tcp().sequence()
                    && p.tcp().flags() == reset.packet().tcp().flags());
    return sent ? Seen.ON_BOTH_SIDES : Seen.NOT_AT_THE_SERVER;
  }
}
