package dee.probes.packets.flow;

import dee.probes.packets.decode.Segment;
import java.time.Instant;
import java.util.OptionalInt;

/** Packets as four numbers each in an array: a flow keeps many of them, and people see few. */
final class PacketWords {

  static final int WORDS = 4;

  private static final long COPIED_WITHIN = 5_000_000;
  private static final long LOW = 0xffffffffL;
  private static final int V6 = 1 << 9;
  private static final int FROM_FIRST = 1 << 10;

  private PacketWords() {}

  /**
   * Writes a segment at an index.
   *
   * @param first sent by the first end of the flow's key
   */
  static void write(long[] words, int at, Segment segment, boolean first) {
    long marks = segment.flags() | (segment.v6() ? V6 : 0) | (first ? FROM_FIRST : 0);
    words[at] = segment.nanos();
    words[at + 1] = ((long) segment.sequence() << 32) | (segment.acknowledged() & LOW);
    words[at + 2] =
        (marks << 40)
            | ((long) segment.ttl() << 32)
            | ((long) segment.id() << 16)
            | segment.window();
    words[at + 3] = (segment.number() << 32) | (segment.payload() & LOW);
  }

  /**
   * True when the segment is the packet itself once more, as a capture on several devices sees it;
   * one that is sent again takes longer, and mostly has another IP-ID.
   */
  static boolean copied(long[] words, Segment segment) {
    return segment.id() != 0
        && Math.abs(segment.nanos() - words[0]) <= COPIED_WITHIN
        && id(words[2]) == segment.id()
        && (int) (words[1] >>> 32) == segment.sequence()
        && (int) words[1] == segment.acknowledged()
        && (words[2] >>> 40 & 0x1ff) == segment.flags()
        && (int) words[3] == segment.payload();
  }

  /**
   * Reads the packet at an index.
   *
   * @param firstSide what the first end of the flow's key is
   */
  static Packet read(long[] words, int at, Sender firstSide) {
    long marks = words[at + 2] >>> 40;
    long word = words[at + 2];
    return new Packet(
        words[at + 3] >>> 32,
        instant(words[at]),
        (marks & FROM_FIRST) != 0 ? firstSide : firstSide.other(),
        new Packet.Tcp(
            (int) marks & 0x1ff,
            words[at + 1] >>> 32,
            words[at + 1] & LOW,
            (int) word & 0xffff,
            words[at + 3] & LOW),
        new Packet.Ip(
            (int) (word >>> 32) & 0xff,
            (marks & V6) != 0 ? OptionalInt.empty() : OptionalInt.of(id(word))));
  }

  private static int id(long word) {
    return (int) (word >>> 16) & 0xffff;
  }

  /** Nanoseconds since 1970 as a time. */
  static Instant instant(long nanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
  }
}
