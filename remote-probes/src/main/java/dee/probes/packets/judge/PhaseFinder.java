package dee.probes.packets.judge;

import dee.probes.packets.decode.TcpFlags;
import dee.probes.packets.flow.Packet;
import dee.probes.packets.flow.Reset;
import dee.probes.packets.flow.Said;
import dee.probes.packets.flow.Sender;
import dee.probes.packets.flow.Silence;
import dee.probes.packets.flow.Silence.Breaker;
import java.util.Optional;

/** Finds where in its connection a reset came. */
final class PhaseFinder {

  private PhaseFinder() {}

  static Phase phase(Reset reset) {
    Reset.Before before = reset.before();
    Said sender = before.of(reset.packet().from());
    Optional<Packet.Tcp> answered = before.last().ofOther().map(Packet::tcp);
    if (answered.filter(PhaseFinder::opens).isPresent() && reset.sender().packets() == 0) {
      return Phase.ANSWER_TO_SYN;
    }
    if (!before.opening().unseen() && !before.opening().acknowledged()) {
      return Phase.OPENING;
    }
    if (before.client().fin().isPresent() || before.server().fin().isPresent()) {
      return Phase.AFTER_FIN;
    }
    if (before.quiet().silence().filter(s -> unanswered(s, reset, sender)).isPresent()) {
      return Phase.AFTER_SILENCE;
    }
    if (before.opening().unseen() && before.client().packets() + before.server().packets() == 0) {
      return Phase.UNKNOWN;
    }
    return answered(before) ? Phase.AFTER_DATA : Phase.UNANSWERED;
  }

  private static boolean opens(Packet.Tcp tcp) {
    return tcp.has(TcpFlags.SYN) && !tcp.has(TcpFlags.ACK);
  }

  /** True when the reset ended the silence, or the other side did and had no answer but this. */
  private static boolean unanswered(Silence silence, Reset reset, Said sender) {
    Sender from = reset.packet().from();
    boolean since = sender.lastData().filter(d -> !d.isBefore(silence.until())).isPresent();
    return silence.how() == Breaker.RST
        || (silence.brokenBy() == from.other() && silence.how() == Breaker.DATA && !since);
  }

  /** True when the server has sent data since the client last did. */
  static boolean answered(Reset.Before before) {
    return before
        .server()
        .lastData()
        .filter(d -> before.client().lastData().filter(d::isBefore).isEmpty())
        .isPresent();
  }
}
