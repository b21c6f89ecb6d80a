package dee.probes.packets.judge;

import dee.probes.packets.flow.Reset;
import dee.probes.packets.flow.Said.Fin;
import dee.probes.packets.flow.Sender;

/** Finds what a reset did to the client. */
final class EffectFinder {

  private EffectFinder() {}

  /**
   * What it did.
   *
   * @param first it is the first reset of its connection
   */
  static Effect effect(Reset reset, Phase phase, boolean first) {
    Reset.Before before = reset.before();
    if (!first && phase != Phase.ANSWER_TO_SYN) {
      return Effect.AFTER_THE_END;
    }
    if (reset.packet().from() == Sender.SERVER) {
      return before.client().fin().isPresent() ? Effect.AFTER_THE_END : Effect.HARMS_CLIENT;
    }
    boolean asked = before.client().bytes() > 0;
    if (phase == Phase.ANSWER_TO_SYN || phase == Phase.OPENING || !asked) {
      return Effect.CLIENT_LEFT;
    }
    boolean gaveUp =
        before.client().fin().map(Fin::unanswered).orElseGet(() -> !PhaseFinder.answered(before));
    return gaveUp ? Effect.CLIENT_GAVE_UP : Effect.CLIENT_LEFT;
  }
}
