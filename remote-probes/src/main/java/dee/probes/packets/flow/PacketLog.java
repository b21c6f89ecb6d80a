package dee.probes.packets.flow;

import dee.probes.packets.decode.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Remembers the first and the last packets of a flow; its memory grows only as far as these. */
final class PacketLog {

  private static final int WORDS = PacketWords.WORDS;
  private static final int AT_FIRST = 4;

  private final int firsts;
  private final int lasts;
  private long[] words = new long[AT_FIRST * WORDS];
  private long packets;

  PacketLog(FlowBounds bounds) {
    firsts = bounds.firstPackets();
    lasts = bounds.lastPackets();
  }

  void add(Segment segment, boolean first) {
    int slot = slot(packets++);
    if ((slot + 1) * WORDS > words.length) {
      words = Arrays.copyOf(words, Math.min(2 * words.length, (firsts + lasts) * WORDS));
    }
    PacketWords.write(words, slot * WORDS, segment, first);
  }

  /** The last ones lie in a ring behind the first ones. */
  private int slot(long packet) {
    return packet < firsts ? (int) packet : firsts + (int) ((packet - firsts) % lasts);
  }

  Ladder ladder(Sender firstSide) {
    long behind = Math.max(firsts, packets - lasts);
    return new Ladder(
        read(0, Math.min(firsts, packets), firstSide),
        Math.max(0, behind - firsts),
        read(behind, packets, firstSide));
  }

  private List<Packet> read(long from, long to, Sender firstSide) {
    List<Packet> read = new ArrayList<>();
    for (long packet = from; packet < to; packet++) {
      read.add(PacketWords.read(words, slot(packet) * WORDS, firstSide));
    }
    return read;
  }
}
