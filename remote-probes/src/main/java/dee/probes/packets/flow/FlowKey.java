package dee.probes.packets.flow;

import dee.probes.packets.decode.Segment;

/**
 * The addresses and ports of a flow, the same for both directions: the smaller end comes first.
 * What follows the flow extends it, rather than holding it: see {@link FlowTrack}.
 */
abstract class FlowKey {

  private static final long MIX = 0x9e3779b97f4a7c15L;

  final int hash;
  private final int firstPort;
  private final int secondPort;
  private final long firstHigh;
  private final long firstLow;
  private final long secondHigh;
  private final long secondLow;

  /** The key of the flow that a segment is of, with what {@link #hash(Segment)} says of it. */
  FlowKey(Segment segment, boolean byFirst, int hash) {
    this.hash = hash;
    firstHigh = byFirst ? segment.sourceHigh() : segment.destinationHigh();
    firstLow = byFirst ? segment.sourceLow() : segment.destinationLow();
    firstPort = byFirst ? segment.sourcePort() : segment.destinationPort();
    secondHigh = byFirst ? segment.destinationHigh() : segment.sourceHigh();
    secondLow = byFirst ? segment.destinationLow() : segment.sourceLow();
    secondPort = byFirst ? segment.destinationPort() : segment.sourcePort();
  }

  /** True when the segment was sent by the end that comes first in the key. */
  static boolean byFirst(Segment segment) {
    if (segment.sourceLow() != segment.destinationLow()) {
      return segment.sourceLow() < segment.destinationLow();
    }
    if (segment.sourceHigh() != segment.destinationHigh()) {
      return segment.sourceHigh() < segment.destinationHigh();
    }
    return segment.sourcePort() <= segment.destinationPort();
  }

  /** A number that is the same for both directions, well mixed. */
  static int hash(Segment segment) {
    long low = segment.sourceLow() ^ segment.destinationLow();
    long high = segment.sourceHigh() ^ segment.destinationHigh();
    long sum = (long) segment.sourcePort() + segment.destinationPort();
    long difference = segment.sourcePort() ^ segment.destinationPort();
    long mixed = (low + 31 * high) * MIX ^ (sum << 16 | difference);
    mixed = (mixed ^ (mixed >>> 32)) * MIX;
    return (int) (mixed ^ (mixed >>> 32));
  }

  /** True when a segment, sent by the first or the other end, is of this flow. */
  final boolean is(Segment segment, boolean byFirst) {
    return byFirst
        ? firstLow == segment.sourceLow()
            && secondLow == segment.destinationLow()
            && firstPort == segment.sourcePort()
            && secondPort == segment.destinationPort()
            && firstHigh == segment.sourceHigh()
            && secondHigh == segment.destinationHigh()
        : firstLow == segment.destinationLow()
            && secondLow == segment.sourceLow()
            && firstPort == segment.destinationPort()
            && secondPort == segment.sourcePort()
            && firstHigh == segment.destinationHigh()
            && secondHigh == segment.sourceHigh();
  }

  final int firstPort() {
    return firstPort;
  }

  final int secondPort() {
    return secondPort;
  }

  /** One of its ends. */
  final Peer peer(boolean first) {
    return first
        ? Peer.of(firstHigh, firstLow, firstPort)
        : Peer.of(secondHigh, secondLow, secondPort);
  }
}
