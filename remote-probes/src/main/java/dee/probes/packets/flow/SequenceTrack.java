package dee.probes.packets.flow;

import dee.probes.packets.decode.Segment;
import dee.probes.packets.decode.TcpFlags;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Follows the sequence numbers of one direction, and says what each segment is. */
abstract class SequenceTrack extends MarksTrack {

  /** As Wireshark does: what comes so late was not merely overtaken. */
  private static final long OVERTAKEN = 3_000_000;

  private boolean numbered;
  private int base;
  private int next;
  private long lastNumbered;
  private @Nullable Holes holes;

  final boolean numbered() {
    return numbered;
  }

  /**
   * The sequence number from which relative ones are counted: that of the SYN where it was seen.
   */
  final int base() {
    return base;
  }

  /** The number of the byte that is sent next; unsigned. */
  final OptionalLong next() {
    return numbered ? OptionalLong.of(Integer.toUnsignedLong(next)) : OptionalLong.empty();
  }

  /** A number counted from the base. */
  final OptionalLong relative(long absolute) {
    return numbered
        ? OptionalLong.of(Integer.toUnsignedLong((int) absolute - base))
        : OptionalLong.empty();
  }

  /**
   * Takes a segment that is no reset.
   *
   * @param roundTrip nanoseconds of the handshake, 0 when not known
   */
  final Arrival follow(Segment segment, long roundTrip) {
    int flags = segment.flags();
    boolean syn = (flags & TcpFlags.SYN) != 0;
    int control = (syn ? 1 : 0) + ((flags & TcpFlags.FIN) != 0 ? 1 : 0);
    int length = segment.payload() + control;
    int sequence = segment.sequence();
    if (!numbered) {
      numbered = true;
      base = syn ? sequence : sequence - 1;
      next = sequence;
    } else if (syn && sequence - base < 0) {
      base = sequence;
    }
    int ahead = sequence - next;
    if (control == 0 && ahead == -1 && segment.payload() <= 1) {
      return Arrival.KEEP_ALIVE;
    }
    if (length == 0) {
      return Arrival.BARE;
    }
    return ahead >= 0
        ? ahead(segment.nanos(), sequence, length)
        : behind(segment.nanos(), sequence, length, Math.max(OVERTAKEN, roundTrip));
  }

  private Arrival ahead(long nanos, int sequence, int length) {
    if (sequence != next) {
      if (holes == null) {
        holes = new Holes();
      }
      holes.note(next, sequence, nanos);
    }
    next = sequence + length;
    lastNumbered = nanos;
    return Arrival.NEW;
  }

  private Arrival behind(long nanos, int sequence, int length, long overtaken) {
    int end = sequence + length;
    if (end - next > 0) {
      next = end;
      lastNumbered = nanos;
      return Arrival.RETRANSMITTED;
    }
    long since = holes == null ? Long.MIN_VALUE : holes.fill(sequence, end);
    return since != Long.MIN_VALUE && nanos - Math.max(since, lastNumbered) <= overtaken
        ? Arrival.OUT_OF_ORDER
        : Arrival.RETRANSMITTED;
  }
}
