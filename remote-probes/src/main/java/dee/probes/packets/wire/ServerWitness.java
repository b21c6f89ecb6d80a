package dee.probes.packets.wire;

import dee.probes.packets.flow.Flow;
import dee.probes.packets.flow.Packet;
import dee.probes.packets.flow.Reset;
import dee.probes.packets.flow.Sender;
import dee.probes.packets.judge.Witness;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The capture on the server's host as a witness of one connection's resets.
 *
 * @param there the connection in it
 * @param wouldHave the capture would have the connection, had it come to that host
 */
record ServerWitness(Coverage coverage, Optional<Flow> there, boolean wouldHave)
    implements Witness {

  @Override
  public Seen seen(Reset reset) {
    if (reset.packet().from() == Sender.CLIENT) {
      return Seen.NOT_KNOWN;
    }
    if (there.stream().flatMap(f -> f.story().resets().stream()).anyMatch(r -> same(r, reset))) {
      return Seen.ON_BOTH_SIDES;
    }
    boolean told = coverage.sound() && coverage.covers(reset.packet().at());
    boolean all =
        there.map(f -> f.resets() == f.story().resets().size()).orElse(wouldHave);
    return told && all ? Seen.NOT_AT_THE_SERVER : Seen.NOT_KNOWN;
  }

  /** By the number: some firewalls change it, but not how far it is from the first. */
  private static boolean same(Reset one, Reset other) {
    Packet.Tcp tcp = one.packet().tcp();
    OptionalLong relative = one.numbers().sequence();
    return one.packet().from() == Sender.SERVER
        && tcp.flags() == other.packet().tcp().flags()
        && (tcp.sequence() == other.packet().tcp().sequence()
            || (relative.isPresent() && relative.equals(other.numbers().sequence())));
  }
}
