package dee.probes.packets.flow;

import dee.probes.packets.decode.Segment;
import dee.probes.packets.decode.TcpFlags;
import dee.probes.packets.decode.TcpOptions;
import dee.probes.packets.flow.Said.Fin;
import dee.probes.packets.flow.Side.Control;
import dee.probes.packets.flow.Side.Offer;
import dee.probes.packets.flow.Side.Troubles;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One direction of a flow while packets are read. What it follows are layers of one object, as in
 * {@link FlowTrack}.
 */
final class SideTrack extends SequenceTrack implements Cloneable {

  private static final long NEVER = -1;
  private static final byte NOT_OFFERED = -1;
  private static final int NUMBERED = TcpFlags.SYN | TcpFlags.FIN;

  private int retransmissions;
  private int outOfOrder;
  private int keepAlives;
  private int copies;
  private int packets;
  private long bytes;
  private int syns;
  private int fins;
  private int resets;
  private int zeroWindows;
  private boolean data;
  private long lastData;
  private long finAt;
  private long finIdle = NEVER;
  private boolean finUnanswered;
  private boolean finOwed;
  private byte windowScale = NOT_OFFERED;
  private boolean sackPermitted;
  private boolean timestamps;
  private int firstBytes = Segment.NO_BYTES;

  /** Takes a segment of this direction; what it is to it. */
  Arrival take(Segment segment, boolean first, long roundTrip) {
    Arrival arrival = arrival(segment, roundTrip);
    count(arrival);
    if (arrival != Arrival.COPY) {
      keep(segment, first);
    }
    packets++;
    bytes += segment.payload();
    int flags = segment.flags();
    fins += flags & TcpFlags.FIN;
    if ((flags & TcpFlags.RST) != 0) {
      resets++;
      return arrival;
    }
    if (arrival != Arrival.COPY) {
      mark(segment);
    }
    if ((flags & TcpFlags.SYN) != 0) {
      syns++;
      offered(segment.options());
    }
    if (segment.window() == 0) {
      zeroWindows++;
    }
    if (segment.payload() > 0 && arrival != Arrival.KEEP_ALIVE) {
      data = true;
      lastData = segment.nanos();
      if (firstBytes == Segment.NO_BYTES && segment.sequence() - base() == 1) {
        firstBytes = segment.firstBytes();
      }
    }
    return arrival;
  }

  private void count(Arrival arrival) {
    switch (arrival) {
      case BARE, NEW, RESET -> {}
      case RETRANSMITTED -> retransmissions++;
      case OUT_OF_ORDER -> outOfOrder++;
      case KEEP_ALIVE -> keepAlives++;
      case COPY -> copies++;
    }
  }

  private Arrival arrival(Segment segment, long roundTrip) {
    boolean bare = segment.payload() == 0 && (segment.flags() & NUMBERED) == 0;
    if (!bare && copied(segment)) {
      return Arrival.COPY;
    }
    return (segment.flags() & TcpFlags.RST) != 0 ? Arrival.RESET : follow(segment, roundTrip);
  }

  private void offered(TcpOptions options) {
    windowScale = (byte) options.windowScale();
    sackPermitted = options.sackPermitted();
    timestamps = options.timestamps();
  }

  private Optional<Offer> offer() {
    Optional<Integer> scale =
        windowScale == NOT_OFFERED ? Optional.empty() : Optional.of((int) windowScale);
    return hasSyn() ? Optional.of(new Offer(scale, sackPermitted, timestamps)) : Optional.empty();
  }

  /** This side as it is now. */
  SideTrack copy() {
    try {
      return (SideTrack) clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  /** Notes that this side has sent its first FIN, after so long a silence. */
  void ended(Segment segment, long idle, SideTrack other) {
    if (finIdle == NEVER) {
      finAt = segment.nanos();
      finIdle = idle;
      finUnanswered = data && (!other.data || other.lastData < lastData);
      finOwed = other.data && (!data || lastData < other.lastData);
    }
  }

  private Optional<Fin> fin() {
    return finIdle == NEVER
        ? Optional.empty()
        : Optional.of(
            new Fin(PacketWords.instant(finAt), Duration.ofNanos(finIdle), finUnanswered, finOwed));
  }

  boolean hasEnded() {
    return fins > 0;
  }

  boolean hasReset() {
    return resets > 0;
  }

  boolean hasSyn() {
    return syns > 0;
  }

  Said said() {
    return new Said(
        packets,
        bytes,
        data ? Optional.of(PacketWords.instant(lastData)) : Optional.empty(),
        fin());
  }

  Side side() {
    return new Side(
        said(),
        new Control(syns, fins, resets),
        new Troubles(retransmissions, outOfOrder, keepAlives, copies, zeroWindows),
        marks(),
        offer(),
        firstBytes == Segment.NO_BYTES ? OptionalInt.empty() : OptionalInt.of(firstBytes));
  }
}
