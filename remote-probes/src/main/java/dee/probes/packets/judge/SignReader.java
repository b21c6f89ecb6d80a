package dee.probes.packets.judge;

import dee.probes.packets.decode.TcpFlags;
import dee.probes.packets.flow.Ends;
import dee.probes.packets.flow.Marks;
import dee.probes.packets.flow.Packet;
import dee.probes.packets.flow.Reset;
import java.util.Optional;
import java.util.OptionalInt;

/** Compares a reset with what its sender sent before. */
final class SignReader {

  private static final int FEW = 2;

  private final UsualTtls usual;

  private final boolean whole;

  SignReader(UsualTtls usual, boolean whole) {
    this.usual = usual;
    this.whole = whole;
  }

  Signs read(Ends ends, Reset reset) {
    Packet.Tcp tcp = reset.packet().tcp();
    return new Signs(
        tcp.has(TcpFlags.ACK), tcp.window() > 0, ttl(ends, reset), id(reset), sequence(reset));
  }

  private Signs.Ttl ttl(Ends ends, Reset reset) {
    int ttl = reset.packet().ip().ttl();
    return range(ends, reset)
        .map(r -> r.lowest() <= ttl && ttl <= r.highest() ? Signs.Ttl.SAME : Signs.Ttl.OTHER)
        .orElse(Signs.Ttl.NOTHING_TO_COMPARE);
  }

  /** Between which the time to live of the sender's other packets lies. */
  Optional<UsualTtls.Range> range(Ends ends, Reset reset) {
    Marks marks = reset.sender();
    return marks.packets() > 0
        ? Optional.of(new UsualTtls.Range(marks.lowestTtl(), marks.highestTtl()))
        : usual.of(ends.of(reset.packet().from()).address());
  }

  private static Signs.Id id(Reset reset) {
    OptionalInt id = reset.packet().ip().id();
    Marks.Ids ids = reset.sender().ids();
    boolean alwaysZero = ids.last().isEmpty() && ids.zero() > FEW;
    if (id.isEmpty() || (alwaysZero && id.getAsInt() == 0)) {
      return Signs.Id.NONE;
    }
    if (id.getAsInt() == 0) {
      return Signs.Id.ZERO;
    }
    if (ids.last().isEmpty()) {
      return Signs.Id.FIRST;
    }
    int step = (id.getAsInt() - ids.last().getAsInt()) & 0xffff;
    return step >= 1 && step <= ids.lastSpan() + FEW ? Signs.Id.NEXT : Signs.Id.JUMP;
  }

  private Signs.Sequence sequence(Reset reset) {
    long sequence = reset.packet().tcp().sequence();
    boolean next =
        reset.numbers().expected().isPresent()
            && reset.numbers().expected().getAsLong() == sequence;
    if (next) {
      return Signs.Sequence.NEXT;
    }
    return reset
        .before()
        .last()
        .ofOther()
        .map(Packet::tcp)
        .filter(t -> t.has(TcpFlags.ACK) && t.acknowledged() == sequence)
        .map(_ -> Signs.Sequence.ACKNOWLEDGED)
        .orElse(whole ? Signs.Sequence.OTHER : Signs.Sequence.UNSEEN);
  }
}
