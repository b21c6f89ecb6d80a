package dee.probes.packets.flow;

import dee.probes.packets.decode.Segment;
import dee.probes.packets.decode.TcpFlags;
import java.util.ArrayList;
import java.util.List;

/**
 * One flow while packets are read; its two sides are those of its key. What it follows are layers
 * that extend each other, not objects that it holds: so a packet touches a few cache lines, and a
 * hundred thousand flows are few objects to the garbage collector, which otherwise takes longer
 * than the reading.
 */
final class FlowTrack extends PacketLog implements Cloneable {

  private static final int MOST_RESETS = 4;

  private final boolean firstPacketByFirst;
  private SideTrack first = new SideTrack();
  private SideTrack second = new SideTrack();
  private List<ResetTrack> resets = List.of();
  private final long began;
  private long lastAt;

  FlowTrack(Segment segment, boolean byFirst, int hash, FlowBounds bounds) {
    super(segment, byFirst, hash, bounds);
    firstPacketByFirst = byFirst;
    began = segment.nanos();
    lastAt = began;
  }

  /** True when the segment opens another connection between the same ends. */
  boolean endsBefore(Segment segment, boolean byFirst) {
    if ((segment.flags() & (TcpFlags.SYN | TcpFlags.ACK | TcpFlags.RST)) != TcpFlags.SYN) {
      return false;
    }
    SideTrack from = side(byFirst);
    SideTrack to = side(!byFirst);
    if (from.hasSyn()) {
      return from.base() != segment.sequence();
    }
    boolean over = (from.hasEnded() && to.hasEnded()) || from.hasReset() || to.hasReset();
    return over || (from.numbered() && to.numbered() && opened());
  }

  void add(Segment segment, boolean byFirst) {
    SideTrack from = side(byFirst);
    if ((segment.flags() & TcpFlags.RST) != 0) {
      active(segment, byFirst);
      if (resets.size() < MOST_RESETS) {
        note(segment, byFirst);
      }
      from.take(segment, byFirst, 0);
    } else {
      open(segment, byFirst);
      Arrival arrival = from.take(segment, byFirst, roundTrip());
      if (arrival != Arrival.BARE && arrival != Arrival.KEEP_ALIVE && arrival != Arrival.COPY) {
        long idle = active(segment, byFirst);
        if ((segment.flags() & TcpFlags.FIN) != 0) {
          from.ended(segment, idle, side(!byFirst));
        }
      }
    }
    log(segment, byFirst);
    lastAt = segment.nanos();
  }

  private void note(Segment segment, boolean byFirst) {
    List<ResetTrack> more = new ArrayList<>(resets);
    more.add(new ResetTrack(segment, byFirst, copy()));
    resets = List.copyOf(more);
  }

  /** The flow as it is now; of the packet log and what is noted later it knows nothing. */
  private FlowTrack copy() {
    try {
      FlowTrack copy = (FlowTrack) clone();
      copy.first = first.copy();
      copy.second = second.copy();
      return copy;
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  /** The side that is the first end of the key, or the other. */
  SideTrack side(boolean ofFirst) {
    return ofFirst ? first : second;
  }

  /** When the last packet was captured. */
  long lastAt() {
    return lastAt;
  }

  /** What the first end of the key is. */
  Sender firstSide() {
    if (opened()) {
      return clientIsFirst() ? Sender.CLIENT : Sender.SERVER;
    }
    if (bounds.servicePort().isPresent()) {
      int service = bounds.servicePort().getAsInt();
      if (firstPort() == service ^ secondPort() == service) {
        return firstPort() == service ? Sender.SERVER : Sender.CLIENT;
      }
    }
    if (firstPort() != secondPort()) {
      return firstPort() < secondPort() ? Sender.SERVER : Sender.CLIENT;
    }
    return firstPacketByFirst ? Sender.CLIENT : Sender.SERVER;
  }

  SideTrack client() {
    return side(firstSide() == Sender.CLIENT);
  }

  SideTrack server() {
    return side(firstSide() == Sender.SERVER);
  }

  Flow flow() {
    Sender firstSide = firstSide();
    boolean clientFirst = firstSide == Sender.CLIENT;
    return new Flow(
        new Ends(peer(clientFirst), peer(!clientFirst), !opened()),
        opening(),
        client().side(),
        server().side(),
        new Story(
            PacketWords.instant(began),
            PacketWords.instant(lastAt),
            longestSilences(firstSide),
            ladder(firstSide),
            resets.stream().map(ResetTrack::reset).toList()));
  }
}
