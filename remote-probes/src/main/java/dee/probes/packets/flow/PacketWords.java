package dee.probes.packets.flow;

import dee.probes.packets.decode.Segment;
import java.time.Instant;
import java.util.OptionalInt;

/** Packets as four numbers each in an array: a flow keeps many of them, and people see few. */
final class PacketWords {

  static final int WORDS = 4;

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
    words[at] = segment.nanos();
    words[at + 1] = numbers(segment);
    words[at + 2] = marks(segment, first);
    words[at + 3] = size(segment);
  }

  static long numbers(Segment segment) {
    return ((long) segment.sequence() << 32) | (segment.acknowledged() & LOW);
  }

  static long marks(Segment segment, boolean first) {
    long bits = segment.flags() | (segment.v6() ? V6 : 0) | (first ? FROM_FIRST : 0);
    return (bits << 40)
        | ((long) segment.ttl() << 32)
        | ((long) segment.id() << 16)
        | segment.window();
  }

  static long size(Segment segment) {
    return (segment.number() << 32) | (segment.payload() & LOW);
  }

  /** The IP-ID in the marks. */
  static int id(long marks) {
    return (int) (marks >>> 16) & 0xffff;
  }

  /** The flags in the marks. */
  static int flags(long marks) {
    return (int) (marks >>> 40) & 0x1ff;
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
            flags(word),
            words[at + 1] >>> 32,
            words[at + 1] & LOW,
            (int) word & 0xffff,
            words[at + 3] & LOW),
        new Packet.Ip(
            (int) (word >>> 32) & 0xff,
            (marks & V6) != 0 ? OptionalInt.empty() : OptionalInt.of(id(word))));
  }

  /** Nanoseconds since 1970 as a time. */
  static Instant instant(long nanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
  }
}
