package dee.probes.packets.flow;

import dee.probes.packets.decode.Segment;
import java.util.Optional;

/** The last packet of one side but copies of it, in the words of {@link PacketWords}. */
abstract class LastPacket {

  private static final long COPIED_WITHIN = 5_000_000;

  private long nanos;
  private long numbers;
  private long marks;
  private long size;

  final void keep(Segment segment, boolean first) {
    nanos = segment.nanos();
    numbers = PacketWords.numbers(segment);
    marks = PacketWords.marks(segment, first);
    size = PacketWords.size(segment);
  }

  /**
   * True when the segment is this packet once more, as a capture on several devices sees it; one
   * that is sent again takes longer, and mostly has another IP-ID.
   */
  final boolean copied(Segment segment) {
    return segment.id() != 0
        && PacketWords.id(marks) == segment.id()
        && numbers == PacketWords.numbers(segment)
        && PacketWords.flags(marks) == segment.flags()
        && (int) size == segment.payload()
        && Math.abs(segment.nanos() - nanos) <= COPIED_WITHIN;
  }

  /** The packet; empty when there was none: numbers of packets begin with 1. */
  final Optional<Packet> last(Sender firstSide) {
    long[] words = {nanos, numbers, marks, size};
    return size == 0 ? Optional.empty() : Optional.of(PacketWords.read(words, 0, firstSide));
  }
}
