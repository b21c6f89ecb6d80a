package dee.probes.packets.flow;

import dee.probes.packets.decode.Segment;
import dee.probes.packets.decode.TcpFlags;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One flow while packets are read; its two sides are those of its key. */
final class FlowTrack {

  private static final int MOST_RESETS = 4;

  final FlowKey key;
  private final FlowBounds bounds;
  private final boolean firstPacketByFirst;
  private final SideTrack first = new SideTrack();
  private final SideTrack second = new SideTrack();
  private final OpeningTrack opening = new OpeningTrack();
  private final SilenceTrack silences = new SilenceTrack();
  private final PacketLog log;
  private List<Reset> resets = List.of();
  private final long began;
  private long lastAt;

  FlowTrack(FlowKey key, FlowBounds bounds, Segment segment, boolean byFirst) {
    this.key = key;
    this.bounds = bounds;
    firstPacketByFirst = byFirst;
    log = new PacketLog(bounds);
    began = segment.nanos();
    lastAt = began;
  }

  /** True when the segment opens another connection between the same ends. */
  boolean endsBefore(Segment segment, boolean byFirst) {
    SideTrack from = byFirst ? first : second;
    SideTrack to = byFirst ? second : first;
    if ((segment.flags() & (TcpFlags.SYN | TcpFlags.ACK | TcpFlags.RST)) != TcpFlags.SYN) {
      return false;
    }
    if (from.hasSyn()) {
      return from.sequence.base() != segment.sequence();
    }
    boolean over = (from.hasEnded() && to.hasEnded()) || from.hasReset() || to.hasReset();
    return over || (from.sequence.known() && to.sequence.known() && opening.known());
  }

  void add(Segment segment, boolean byFirst) {
    SideTrack from = byFirst ? first : second;
    SideTrack to = byFirst ? second : first;
    if ((segment.flags() & TcpFlags.RST) != 0) {
      silences.active(segment, byFirst);
      if (resets.size() < MOST_RESETS) {
        note(segment, byFirst, from, to);
      }
      from.take(segment, byFirst, 0);
    } else {
      opening.take(segment, byFirst);
      Arrival arrival = from.take(segment, byFirst, opening.roundTrip());
      if (arrival != Arrival.BARE && arrival != Arrival.KEEP_ALIVE && arrival != Arrival.COPY) {
        long idle = silences.active(segment, byFirst);
        if ((segment.flags() & TcpFlags.FIN) != 0) {
          from.ended(segment, idle, to);
        }
      }
    }
    log.add(segment, byFirst);
    lastAt = segment.nanos();
  }

  private void note(Segment segment, boolean byFirst, SideTrack from, SideTrack to) {
    Sender firstSide = firstSide();
    long[] words = new long[PacketWords.WORDS];
    PacketWords.write(words, 0, segment, byFirst);
    Packet packet = PacketWords.read(words, 0, firstSide);
    List<Reset> more = new ArrayList<>(resets);
    more.add(
        new Reset(
            packet,
            new Reset.Numbers(
                from.sequence.relative(packet.tcp().sequence()),
                to.sequence.relative(packet.tcp().acknowledged()),
                from.sequence.next()),
            from.marks.marks(),
            new Reset.Before(
                opening.opening(),
                client().said(),
                server().said(),
                new Reset.Quiet(
                    Duration.ofNanos(Math.max(0, segment.nanos() - lastAt)),
                    silences.last(firstSide)),
                new Reset.Last(from.last(firstSide), to.last(firstSide)))));
    resets = more;
  }

  /** What the first end of the key is. */
  private Sender firstSide() {
    if (opening.known()) {
      return opening.clientIsFirst() ? Sender.CLIENT : Sender.SERVER;
    }
    if (bounds.servicePort().isPresent()) {
      int service = bounds.servicePort().getAsInt();
      if (key.firstPort() == service ^ key.secondPort() == service) {
        return key.firstPort() == service ? Sender.SERVER : Sender.CLIENT;
      }
    }
    if (key.firstPort() != key.secondPort()) {
      return key.firstPort() < key.secondPort() ? Sender.SERVER : Sender.CLIENT;
    }
    return firstPacketByFirst ? Sender.CLIENT : Sender.SERVER;
  }

  private SideTrack client() {
    return firstSide() == Sender.CLIENT ? first : second;
  }

  private SideTrack server() {
    return firstSide() == Sender.CLIENT ? second : first;
  }

  Flow flow() {
    Sender firstSide = firstSide();
    boolean clientFirst = firstSide == Sender.CLIENT;
    return new Flow(
        new Ends(key.peer(clientFirst), key.peer(!clientFirst), !opening.known()),
        opening.opening(),
        client().side(),
        server().side(),
        new Story(
            PacketWords.instant(began),
            PacketWords.instant(lastAt),
            silences.longest(firstSide),
            log.ladder(firstSide),
            resets));
  }
}
