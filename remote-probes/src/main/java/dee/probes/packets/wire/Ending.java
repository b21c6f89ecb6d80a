package dee.probes.packets.wire;

import dee.probes.packets.flow.Sender;
import dee.probes.packets.judge.Origin;
import dee.probes.packets.judge.Verdict;
import dee.probes.packets.wire.Connection.Look;
import java.util.List;
import java.util.Optional;

/** What the reset of a connection was, each connection taken once. */
enum Ending {
  TORN_DOWN,
  NO_SOCKET,
  OTHER_HOST,
  INJECTED,
  UNCLEAR,
  CLIENT_LEFT,
  CLIENT_GAVE_UP,
  AFTER_THE_END;

  /** An ending and the reset that it is known by. */
  record Known(Ending ending, Verdict verdict, Look look) {}

  /**
   * By the first harmful reset, else by the first. What came to the client counts; where nothing
   * did, or it was not watched, what the server's side has.
   */
  static Optional<Known> of(Connection connection) {
    return connection
        .near()
        .flatMap(Ending::known)
        .or(() -> connection.there().flatMap(Ending::known));
  }

  private static Optional<Known> known(Look look) {
    List<Verdict> verdicts = look.resets().toList();
    return verdicts.stream()
        .filter(Ending::harms)
        .findFirst()
        .or(() -> verdicts.stream().findFirst())
        .flatMap(v -> of(v, look.whole()).map(ending -> new Known(ending, v, look)));
  }

  /** A made-up packet harms, in whose name soever it came. */
  private static boolean harms(Verdict verdict) {
    return !verdict.effect().benign() || verdict.origin() == Origin.INJECTED;
  }

  /** Without the data nobody knows what a client that left had got. */
  private static Optional<Ending> of(Verdict verdict, boolean whole) {
    if (harms(verdict)) {
      return Optional.of(by(verdict.origin()));
    }
    if (!whole && verdict.from() == Sender.CLIENT) {
      return Optional.empty();
    }
    return Optional.of(
        switch (verdict.effect()) {
          case HARMS_CLIENT -> by(verdict.origin());
          case CLIENT_LEFT -> CLIENT_LEFT;
          case CLIENT_GAVE_UP -> CLIENT_GAVE_UP;
          case AFTER_THE_END -> AFTER_THE_END;
        });
  }

  private static Ending by(Origin origin) {
    return switch (origin) {
      case TORN_DOWN -> TORN_DOWN;
      case NO_SOCKET -> NO_SOCKET;
      case OTHER_HOST -> OTHER_HOST;
      case INJECTED -> INJECTED;
      case REFUSED, UNCLEAR -> UNCLEAR;
    };
  }
}
