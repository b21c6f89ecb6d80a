package dee.probes.packets.wire;

import dee.probes.packets.flow.Flow;
import dee.probes.packets.flow.Packet;
import dee.probes.packets.flow.Sender;
import dee.probes.packets.flow.Silence;
import dee.probes.packets.flow.Silence.Breaker;
import dee.probes.packets.wire.Connection.Look;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A connection that was lost while it was idle: what the client sends afterwards, again and again,
 * nobody answers.
 *
 * @param idle how long it had been idle; empty when the capture began later
 */
record Loss(Optional<Duration> idle) {

  private static final Duration IDLE = Duration.ofSeconds(1);

  /** The first one and two more. */
  private static final int SENDS = 3;

  /** Retransmissions lie further apart, and copies of a packet do not. */
  private static final Duration APART = Duration.ofMillis(100);

  /**
   * What a capture near the client shows.
   *
   * @param ahead how far the server's clock is ahead
   */
  static Optional<Loss> of(Connection connection, Duration ahead) {
    Optional<Look> seen =
        connection
            .near()
            .filter(Look::whole)
            .filter(l -> l.flow().server().control().resets() == 0 && l.closed().isEmpty());
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    List<Packet> unanswered = unanswered(seen.get().flow());
    if (sends(unanswered) < SENDS) {
      return Optional.empty();
    }
    Instant asked = unanswered.getFirst().at();
    Instant askedThere = asked.plus(ahead);
    if (connection.there().flatMap(Look::closed).filter(askedThere::isAfter).isPresent()) {
      return Optional.empty();
    }
    return seen.get().flow().story().silences().stream()
        .filter(s -> s.brokenBy() == Sender.CLIENT && s.how() == Breaker.DATA)
        .filter(s -> s.until().equals(asked))
        .map(Silence::length)
        .findFirst()
        .map(length -> new Loss(Optional.of(length)))
        .or(() -> idleBefore(seen.get(), asked));
  }

  /** The client's data since the server last said anything. */
  private static List<Packet> unanswered(Flow flow) {
    List<Packet> since = new ArrayList<>();
    flow.story()
        .ladder()
        .packets()
        .forEach(p -> {
          if (p.from() == Sender.SERVER) {
            since.clear();
          } else if (p.tcp().payload() > 0) {
            since.add(p);
          }
        });
    return since;
  }

  /** How often the first of these was sent. */
  private static int sends(List<Packet> data) {
    int sends = 0;
    Instant last = Instant.MIN;
    for (Packet packet : data) {
      boolean same = packet.tcp().sequence() == data.getFirst().tcp().sequence();
      if (same && (sends == 0 || Duration.between(last, packet.at()).compareTo(APART) >= 0)) {
        sends++;
        last = packet.at();
      }
    }
    return sends;
  }

  /** The connection's first packet, while the capture had been going on. */
  private static Optional<Loss> idleBefore(Look look, Instant asked) {
    boolean idle =
        look.flow().opening().unseen()
            && look.flow().story().first().equals(asked)
            && Duration.between(look.watched().first(), asked).compareTo(IDLE) >= 0;
    return idle ? Optional.of(new Loss(Optional.empty())) : Optional.empty();
  }
}
