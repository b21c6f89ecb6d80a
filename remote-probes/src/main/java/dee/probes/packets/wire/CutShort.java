package dee.probes.packets.wire;

import dee.probes.packets.flow.Reset;
import dee.probes.packets.flow.Said;
import dee.probes.packets.flow.Sender;
import dee.probes.packets.judge.Verdict;
import dee.probes.packets.wire.Connection.Look;
import java.util.Optional;

/**
 * A client that was cut short: the server closed (FIN) before it had read all, and reset what the
 * client went on to send. It may have been answered: the reset takes the answer away.
 */
record CutShort(Verdict reset) {

  /** By what the server did, as its own capture tells it best. */
  static Optional<CutShort> of(Connection connection) {
    return connection
        .there()
        .flatMap(CutShort::of)
        .or(() -> connection.near().flatMap(CutShort::of));
  }

  private static Optional<CutShort> of(Look look) {
    if (!look.whole()) {
      return Optional.empty();
    }
    return look.resets()
        .filter(v -> v.from() == Sender.SERVER)
        .filter(v -> !v.effect().benign() && !Connection.elsewhere(v))
        .filter(v -> wentOn(v.place().reset().before()))
        .findFirst()
        .map(CutShort::new);
  }

  /** Whether the client sent data after the server's FIN and had not ended before. */
  private static boolean wentOn(Reset.Before before) {
    Optional<Said.Fin> closed = before.server().fin();
    return closed.isPresent()
        && before.client().lastData().filter(d -> d.isAfter(closed.get().at())).isPresent()
        && before.client().fin().filter(f -> f.at().isBefore(closed.get().at())).isEmpty();
  }
}
