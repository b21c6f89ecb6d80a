package dee.probes.packets.flow;

import dee.probes.packets.decode.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Remembers the first and the last packets of a flow; its memory grows only as far as these. */
abstract class PacketLog extends SilenceTrack {

  private static final int WORDS = PacketWords.WORDS;

  /** Most flows are this short, or long enough to fill the usual bounds. */
  private static final int AT_FIRST = 4;

  private static final int GROWTH = 4;

  final FlowBounds bounds;
  private long[] words;
  private int next;
  private long packets;

  PacketLog(Segment segment, boolean byFirst, int hash, FlowBounds bounds) {
    super(segment, byFirst, hash);
    this.bounds = bounds;
    words = new long[Math.min(AT_FIRST, bounds.firstPackets() + bounds.lastPackets()) * WORDS];
  }

  final void log(Segment segment, boolean byFirst) {
    if (next == words.length) {
      makeRoom();
    }
    PacketWords.write(words, next, segment, byFirst);
    next += WORDS;
    packets++;
  }

  /** The last ones lie in a ring behind the first ones. */
  private void makeRoom() {
    int most = (bounds.firstPackets() + bounds.lastPackets()) * WORDS;
    if (next == most) {
      next = bounds.firstPackets() * WORDS;
    } else {
      words = Arrays.copyOf(words, Math.min(GROWTH * words.length, most));
    }
  }

  private int slot(long packet) {
    int firsts = bounds.firstPackets();
    return packet < firsts ? (int) packet : firsts + (int) ((packet - firsts) % bounds.lastPackets());
  }

  final Ladder ladder(Sender firstSide) {
    long firsts = bounds.firstPackets();
    long behind = Math.max(firsts, packets - bounds.lastPackets());
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
