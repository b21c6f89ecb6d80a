package dee.probes.packets.judge;

import dee.probes.packets.flow.Flow;
import dee.probes.packets.flow.Packet;
import dee.probes.packets.flow.Reset;
import dee.probes.packets.flow.Said.Fin;
import dee.probes.packets.flow.Sender;
import java.util.Optional;

/** Finds what a reset did to the client. */
final class EffectFinder {

  /** A farewell of TLS takes 24 to 31 bytes; the shortest request in TLS takes 49. */
  private static final int FAREWELL = 40;

  private EffectFinder() {}

  /**
   * What it did.
   *
   * @param first it is the first reset of its connection
   */
  static Effect effect(Flow flow, Reset reset, Phase phase, boolean first) {
    Reset.Before before = reset.before();
    if (!first && phase != Phase.ANSWER_TO_SYN) {
      return Effect.AFTER_THE_END;
    }
    if (reset.packet().from() == Sender.SERVER) {
      return before.client().fin().isPresent() || onlyFarewell(flow, before)
          ? Effect.AFTER_THE_END
          : Effect.HARMS_CLIENT;
    }
    boolean asked = before.client().bytes() > 0;
    if (phase == Phase.ANSWER_TO_SYN || phase == Phase.OPENING || !asked) {
      return Effect.CLIENT_LEFT;
    }
    boolean gaveUp =
        before.client().fin().map(Fin::unanswered).orElseGet(() -> !PhaseFinder.answered(before));
    return gaveUp ? Effect.CLIENT_GAVE_UP : Effect.CLIENT_LEFT;
  }

  /** The server has closed, and the client only says goodbye in TLS, which nobody waits for. */
  private static boolean onlyFarewell(Flow flow, Reset.Before before) {
    Optional<Packet.Tcp> last = before.last().ofOther().map(Packet::tcp);
    return before.server().fin().isPresent()
        && Language.of(flow.client()).filter(l -> l == Language.TLS).isPresent()
        && last.filter(t -> t.payload() > 0 && t.payload() <= FAREWELL).isPresent();
  }
}
