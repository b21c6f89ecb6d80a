package dee.playbooks.run;

import dee.playbooks.Exchange.Seen;
import dee.probes.packets.decode.TcpFlags;
import dee.probes.packets.flow.Flow;
import dee.probes.packets.flow.Ladder;
import dee.probes.packets.flow.Packet;
import dee.probes.packets.flow.Sender;
import dee.probes.packets.wire.Telling;
import dee.probes.packets.wire.Telling.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The packets of one connection in time, each with where it was seen. Packets of the other capture
 * are put where they belong by what both captures have.
 */
final class ShownPackets {

  /** Less than a retransmission waits for beyond the round trip. */
  private static final Duration SAME = Duration.ofMillis(150);

  private final Telling telling;
  private final List<Packet> near;
  private final List<Packet> there;
  private final Duration ahead;

  /** Further apart the same packet was not seen in two captures, but sent twice. */
  private final Duration sameWithin;

  /**
   * One packet.
   *
   * @param at by the clock of the capture that is shown
   * @param elsewhere it in the other capture
   */
  record Shown(Packet packet, Instant at, Seen seen, Optional<Packet> elsewhere) {

    boolean is(Packet other) {
      return packet.equals(other) || elsewhere.filter(other::equals).isPresent();
    }
  }

  private ShownPackets(Telling telling) {
    this.telling = telling;
    near = telling.flow().story().ladder().packets().toList();
    there = telling.elsewhere().stream().flatMap(f -> f.story().ladder().packets()).toList();
    ahead = ahead(near, there);
    sameWithin = SAME.plus(telling.flow().opening().roundTrip().orElse(Duration.ZERO));
  }

  /**
   * How far the other capture's clock is ahead: what the client sent comes there later, and what
   * the server sent was there sooner, so the truth lies in the middle.
   */
  private static Duration ahead(List<Packet> near, List<Packet> there) {
    List<Duration> both =
        Stream.of(Sender.CLIENT, Sender.SERVER)
            .flatMap(side ->
                near.stream()
                    .filter(n -> n.from() == side)
                    .flatMap(n ->
                        there.stream()
                            .filter(t -> alike(n, t))
                            .limit(1)
                            .map(t -> Duration.between(n.at(), t.at())))
                    .limit(1))
            .toList();
    return both.isEmpty()
        ? Duration.ZERO
        : both.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(both.size());
  }

  static List<Shown> of(Telling telling) {
    ShownPackets packets = new ShownPackets(telling);
    return packets.all();
  }

  private List<Shown> all() {
    List<Packet> left = new ArrayList<>(there);
    List<Shown> all = new ArrayList<>();
    for (Packet packet : near) {
      Optional<Packet> same =
          left.stream()
              .filter(t -> alike(packet, t) && apart(packet, t).compareTo(sameWithin) <= 0)
              .findFirst();
      same.ifPresent(left::remove);
      all.add(new Shown(packet, packet.at(), same.map(_ -> Seen.BOTH).orElse(alone(packet)), same));
    }
    if (all.stream().noneMatch(s -> s.seen() == Seen.BOTH)) {
      return all;
    }
    for (Packet packet : left) {
      Instant at = packet.at().minus(ahead);
      if (!left(telling.flow(), at)) {
        Seen seen = couldBeTaken(packet) ? Seen.SERVER_ONLY : Seen.ONE_CAPTURE;
        all.add(new Shown(packet, at, seen, Optional.empty()));
      }
    }
    all.sort(Comparator.comparing(Shown::at));
    return all;
  }

  /** What is known of one that the other capture has not. */
  private Seen alone(Packet packet) {
    if (telling.elsewhere().isEmpty()) {
      return neverCame() ? Seen.CLIENT_ONLY : Seen.ONE_CAPTURE;
    }
    boolean comparable = near.stream().anyMatch(n -> there.stream().anyMatch(t -> alike(n, t)));
    Flow elsewhere = telling.elsewhere().get();
    Instant at = packet.at().plus(ahead);
    boolean known =
        comparable && couldBeTaken(packet) && !left(elsewhere, at) && !before(elsewhere, at);
    boolean judged =
        packet.from() == Sender.CLIENT
            || !packet.tcp().has(TcpFlags.RST)
            || TellingWords.notAtTheServer(telling);
    return known && judged ? Seen.CLIENT_ONLY : Seen.ONE_CAPTURE;
  }

  /** Whether both captures took packets of this kind. */
  private boolean couldBeTaken(Packet packet) {
    Packet.Tcp tcp = packet.tcp();
    return telling.whole()
        || tcp.has(TcpFlags.SYN)
        || tcp.has(TcpFlags.FIN)
        || tcp.has(TcpFlags.RST);
  }

  /** Whether a time lies before a flow that was under way when its capture began. */
  private static boolean before(Flow flow, Instant at) {
    return !flow.opening().syn() && at.isBefore(flow.story().first());
  }

  private boolean neverCame() {
    return telling.kind() == Kind.SYN_LOST || TellingWords.notAtTheServer(telling);
  }

  /** Whether a time lies where a flow has packets that were not kept. */
  private boolean left(Flow flow, Instant at) {
    Ladder ladder = flow.story().ladder();
    return ladder.omitted() > 0
        && at.isAfter(ladder.first().getLast().at().minus(sameWithin))
        && at.isBefore(ladder.last().getFirst().at().plus(sameWithin));
  }

  private static boolean alike(Packet one, Packet other) {
    Packet.Tcp tcp = one.tcp();
    return one.from() == other.from()
        && tcp.flags() == other.tcp().flags()
        && tcp.sequence() == other.tcp().sequence()
        && tcp.acknowledged() == other.tcp().acknowledged()
        && tcp.payload() == other.tcp().payload();
  }

  private Duration apart(Packet packet, Packet other) {
    return Duration.between(packet.at().plus(ahead), other.at()).abs();
  }
}
