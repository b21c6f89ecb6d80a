package dee.probes.packets.flow;

import java.util.List;
import java.util.stream.Stream;

/**
 * The packets of a flow that are kept to be shown: how it began and how it ended.
 *
 * @param omitted how many lie between the first and the last ones
 */
public record Ladder(List<Packet> first, long omitted, List<Packet> last) {

  public Ladder {
    first = List.copyOf(first);
    last = List.copyOf(last);
  }

  /** All that are kept, in order. */
  public Stream<Packet> packets() {
    return Stream.concat(first.stream(), last.stream());
  }
}
