package dee.probes.packets.flow;

import dee.probes.packets.decode.Segment;
import java.time.Duration;

/** One RST while packets are read, and a copy of its flow as it was just before. */
final class ResetTrack {

  private final long[] words = new long[PacketWords.WORDS];
  private final boolean byFirst;
  private final FlowTrack flow;

  ResetTrack(Segment segment, boolean byFirst, FlowTrack flow) {
    PacketWords.write(words, 0, segment, byFirst);
    this.byFirst = byFirst;
    this.flow = flow;
  }

  Reset reset() {
    Sender firstSide = flow.firstSide();
    SideTrack from = flow.side(byFirst);
    SideTrack to = flow.side(!byFirst);
    Packet packet = PacketWords.read(words, 0, firstSide);
    return new Reset(
        packet,
        new Reset.Numbers(
            from.relative(packet.tcp().sequence()),
            to.relative(packet.tcp().acknowledged()),
            from.next()),
        from.marks(),
        new Reset.Before(
            flow.opening(),
            flow.client().said(),
            flow.server().said(),
            new Reset.Quiet(
                Duration.ofNanos(Math.max(0, words[0] - flow.lastAt())),
                flow.lastSilence(firstSide)),
            new Reset.Last(from.last(firstSide), to.last(firstSide))));
  }
}
