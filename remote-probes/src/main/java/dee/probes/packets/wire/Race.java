package dee.probes.packets.wire;

import dee.probes.packets.decode.TcpFlags;
import dee.probes.packets.flow.Flow;
import dee.probes.packets.flow.Packet;
import dee.probes.packets.flow.Reset;
import dee.probes.packets.flow.Said.Fin;
import dee.probes.packets.flow.Sender;
import dee.probes.packets.flow.Silence;
import dee.probes.packets.flow.Silence.Breaker;
import dee.probes.packets.judge.Verdict;
import dee.probes.packets.wire.Connection.Look;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A keep-alive race: the server closed an idle connection on which every request was answered, and
 * the client's next one met the closed socket.
 *
 * @param idle how long the connection had been idle; empty when the capture began later
 */
record Race(Verdict reset, Optional<Duration> idle) {

  private static final Duration IDLE = Duration.ofSeconds(1);

  /** On a way without loss, so long after each other two packets may still have crossed. */
  private static final Duration CROSSED = Duration.ofMillis(20);

  /** By what the server did, as its own capture tells it best. */
  static Optional<Race> of(Connection connection) {
    return connection.there().flatMap(Race::of).or(() -> connection.near().flatMap(Race::of));
  }

  private static Optional<Race> of(Look look) {
    if (!look.whole()) {
      return Optional.empty();
    }
    return look.resets()
        .filter(v -> v.from() == Sender.SERVER)
        .filter(v -> !v.effect().benign() && !Connection.elsewhere(v))
        .flatMap(v -> after(look.flow(), v).or(() -> crossing(look.flow(), v)).stream())
        .findFirst();
  }

  /** The request came after the FIN. */
  private static Optional<Race> after(Flow flow, Verdict verdict) {
    Reset.Before before = verdict.place().reset().before();
    Optional<Instant> asked = before.client().lastData();
    return before
        .server()
        .fin()
        .filter(f -> asked.filter(a -> a.isAfter(f.at())).isPresent() && !f.owed())
        .filter(f -> f.idle().compareTo(IDLE) >= 0 || isFirst(flow, f))
        .map(f -> new Race(verdict, Optional.of(f.idle()).filter(i -> i.compareTo(IDLE) >= 0)));
  }

  /** Nothing was sent before the FIN as long as was captured. */
  private static boolean isFirst(Flow flow, Fin fin) {
    return flow.opening().unseen()
        && flow.story().ladder().first().stream()
            .filter(p -> p.tcp().payload() > 0 || p.tcp().has(TcpFlags.FIN))
            .findFirst()
            .map(Packet::at)
            .filter(fin.at()::equals)
            .isPresent();
  }

  /** Captured near the client: the request had left when the FIN came. */
  private static Optional<Race> crossing(Flow flow, Verdict verdict) {
    Reset.Before before = verdict.place().reset().before();
    Optional<Silence> silence =
        before
            .quiet()
            .silence()
            .filter(s -> s.brokenBy() == Sender.CLIENT && s.how() == Breaker.DATA);
    Optional<Fin> fin = before.server().fin();
    if (silence.isEmpty() || fin.isEmpty()) {
      return Optional.empty();
    }
    Instant asked = silence.get().until();
    Duration trip = flow.opening().roundTrip().orElse(Duration.ZERO).plus(CROSSED);
    boolean crossed =
        !fin.get().at().isBefore(asked)
            && Duration.between(asked, fin.get().at()).compareTo(trip) <= 0
            && before.server().lastData().filter(d -> d.isAfter(asked)).isEmpty();
    return crossed
        ? Optional.of(new Race(verdict, Optional.of(silence.get().length())))
        : Optional.empty();
  }
}
