package dee.probes.packets.flow;

import dee.probes.packets.decode.Segment;

/** The addresses and ports of a flow, the same for both directions: the smaller end comes first. */
record FlowKey(
    long firstHigh, long firstLow, long secondHigh, long secondLow, int firstPort, int secondPort) {

  private static final long MIX = 0x9e3779b97f4a7c15L;

  /** The key of the flow that a segment is of. */
  static FlowKey of(Segment segment) {
    return byFirst(segment)
        ? new FlowKey(
            segment.sourceHigh(),
            segment.sourceLow(),
            segment.destinationHigh(),
            segment.destinationLow(),
            segment.sourcePort(),
            segment.destinationPort())
        : new FlowKey(
            segment.destinationHigh(),
            segment.destinationLow(),
            segment.sourceHigh(),
            segment.sourceLow(),
            segment.destinationPort(),
            segment.sourcePort());
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
  boolean is(Segment segment, boolean byFirst) {
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

  /** One of its ends. */
  Peer peer(boolean first) {
    return first
        ? Peer.of(firstHigh, firstLow, firstPort)
        : Peer.of(secondHigh, secondLow, secondPort);
  }
}
