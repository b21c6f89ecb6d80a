package dee.probes.packets.flow;

import dee.probes.packets.decode.Segment;
import dee.probes.packets.decode.TcpFlags;
import java.time.Duration;
import java.util.Optional;

/** Follows the opening of a connection, and learns from it who the client is. */
abstract class OpeningTrack extends FlowKey {

  private boolean syn;
  private boolean synAck;
  private boolean acknowledged;
  private boolean clientIsFirst;
  private long synAt;
  private int synAckNumber;
  private long roundTrip;

  OpeningTrack(Segment segment, boolean byFirst, int hash) {
    super(segment, byFirst, hash);
  }

  /** Takes a segment that is no reset; {@code first}: sent by the first end of the flow's key. */
  final void open(Segment segment, boolean first) {
    int flags = segment.flags();
    if ((flags & TcpFlags.SYN) == 0) {
      acknowledged |=
          synAck
              && clientIsFirst == first
              && (flags & TcpFlags.ACK) != 0
              && segment.acknowledged() - synAckNumber > 0;
    } else if ((flags & TcpFlags.ACK) == 0) {
      if (!opened()) {
        clientIsFirst = first;
      }
      syn |= clientIsFirst == first;
      synAt = segment.nanos();
    } else {
      if (!opened()) {
        clientIsFirst = !first;
      }
      if (syn && !synAck) {
        roundTrip = Math.max(0, segment.nanos() - synAt);
      }
      synAck = true;
      synAckNumber = segment.sequence();
    }
  }

  /** True when a SYN was seen. */
  final boolean opened() {
    return syn || synAck;
  }

  final boolean clientIsFirst() {
    return clientIsFirst;
  }

  /** Nanoseconds from SYN to SYN-ACK, 0 when not seen. */
  final long roundTrip() {
    return roundTrip;
  }

  final Opening opening() {
    return new Opening(
        syn,
        synAck,
        acknowledged,
        syn && synAck ? Optional.of(Duration.ofNanos(roundTrip)) : Optional.empty());
  }
}
