package dee.probes.packets.wire;

import dee.probes.packets.flow.Flow;
import dee.probes.packets.flow.Sender;
import dee.probes.packets.judge.Origin;
import dee.probes.packets.judge.Phase;
import dee.probes.packets.judge.Verdict;
import dee.probes.packets.wire.Connection.Look;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How a connection began. */
enum Beginning {
  OPENED,
  REFUSED,
  REFUSED_ELSEWHERE,
  IGNORED,
  LOST,
  UNANSWERED,
  /** Its opening was not captured, is still going on, or fits nothing of the above. */
  NOT_KNOWN;

  /** A SYN is sent again after a second. */
  private static final Duration AGAIN = Duration.ofSeconds(1);

  /** Less lies between two copies of the same SYN. */
  private static final Duration RETRANSMITTED = Duration.ofMillis(200);

  /**
   * How it began.
   *
   * @param coverage of the server's capture, where there is one
   * @param wouldHave the server's capture would have the connection, had it come there
   */
  static Beginning of(Connection connection, Optional<Coverage> coverage, boolean wouldHave) {
    List<Look> looks =
        List.of(connection.near(), connection.there()).stream().flatMap(Optional::stream).toList();
    if (looks.stream().anyMatch(l -> l.flow().opening().complete())) {
      return OPENED;
    }
    Optional<Verdict> refusal =
        looks.stream().flatMap(l -> l.verdicts().stream()).filter(Beginning::refuses).findFirst();
    if (refusal.isPresent()) {
      return refused(refusal.get(), connection.there().isPresent() || coverage.isEmpty());
    }
    Flow flow = connection.nearest().flow();
    if (!flow.opening().syn() || flow.server().said().packets() > 0) {
      return NOT_KNOWN;
    }
    if (!waited(connection.nearest())) {
      return NOT_KNOWN;
    }
    if (connection.there().isPresent()) {
      boolean answered = connection.there().get().flow().server().said().packets() > 0;
      return answered ? UNANSWERED : IGNORED;
    }
    boolean lost =
        wouldHave
            && coverage
                .filter(Coverage::sound)
                .filter(c -> Coverage.asked(flow).stream().anyMatch(c::covers))
                .isPresent();
    return lost ? LOST : UNANSWERED;
  }

  private static boolean refuses(Verdict verdict) {
    return verdict.place().phase() == Phase.ANSWER_TO_SYN && verdict.from() == Sender.SERVER;
  }

  /** At the edges of a capture nobody knows who refused what it does not have. */
  private static Beginning refused(Verdict verdict, boolean wasThere) {
    if (Connection.elsewhere(verdict)) {
      return REFUSED_ELSEWHERE;
    }
    return verdict.origin() == Origin.REFUSED && wasThere ? REFUSED : NOT_KNOWN;
  }

  /** Whether the SYN was sent again, or had its time to be. */
  private static boolean waited(Look look) {
    Flow flow = look.flow();
    Duration watched = Duration.between(flow.story().first(), look.watched().last());
    Duration tried = Duration.between(flow.story().first(), flow.story().last());
    return tried.compareTo(RETRANSMITTED) >= 0 || watched.compareTo(AGAIN) >= 0;
  }
}
