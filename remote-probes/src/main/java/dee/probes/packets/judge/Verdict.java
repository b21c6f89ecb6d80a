package dee.probes.packets.judge;

import dee.probes.packets.flow.Ends;
import dee.probes.packets.flow.Reset;
import dee.probes.packets.flow.Sender;
import dee.probes.packets.judge.Witness.Seen;
import java.util.List;

/**
 * What is known about one reset.
 *
 * @param seen whether a capture on the server's host has it, too
 * @param facts what it rests on
 * @param wouldDecide what to look at to know more: the way a socket was torn down, a firewall from
 *     a closed port, or all of it where the origin is unclear
 */
public record Verdict(
    Place place,
    Origin origin,
    Effect effect,
    Seen seen,
    List<Fact> facts,
    List<String> wouldDecide) {

  /** Which reset, of which connection, and where in it. */
  public record Place(Ends ends, Reset reset, Phase phase) {}

  public Verdict {
    facts = List.copyOf(facts);
    wouldDecide = List.copyOf(wouldDecide);
  }

  /** Whose name is on the reset. */
  public Sender from() {
    return place.reset().packet().from();
  }
}
