package dee.probes.packets.wire;

import dee.probes.packets.Capture;
import dee.probes.packets.decode.TcpFlags;
import dee.probes.packets.flow.Flow;
import dee.probes.packets.flow.Packet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the server's capture ran when something happened in Dee's. The clocks of the two machines
 * may differ: the packets that both have tell by how much. Where there are none, the server's is
 * taken to have begun within two seconds after Dee's.
 *
 * @param ahead how far the server's clock is ahead; empty when no packet tells
 */
record Coverage(Capture atServer, Instant firstAtDee, Optional<Duration> ahead) {

  /** It does not end sooner than so long before the end of Dee's. */
  private static final Duration MARGIN = Duration.ofSeconds(1);

  /** It does not begin later than so long after Dee's: a shell has to be asked first. */
  private static final Duration LATER = Duration.ofSeconds(2);

  /** So many connections tell how far the clocks are apart. */
  static final int ENOUGH = 50;

  /** How far the server's clock is ahead by one connection that both captures have. */
  static Optional<Duration> ahead(Flow near, Flow there) {
    List<Packet> others = there.story().ladder().packets().toList();
    return near.story()
        .ladder()
        .packets()
        .filter(p -> !p.tcp().has(TcpFlags.RST))
        .flatMap(p -> others.stream().filter(o -> same(p, o)).limit(1).map(o -> apart(p, o)))
        .findFirst();
  }

  /** The middle one of several, or less: a SYN that was lost on its way makes it too long. */
  static Optional<Duration> middle(List<Duration> all) {
    List<Duration> sorted = all.stream().sorted().toList();
    return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get((sorted.size() - 1) / 2));
  }

  private static boolean same(Packet one, Packet other) {
    return one.from() == other.from()
        && one.tcp().flags() == other.tcp().flags()
        && one.tcp().sequence() == other.tcp().sequence()
        && one.tcp().payload() == other.tcp().payload();
  }

  private static Duration apart(Packet one, Packet other) {
    return Duration.between(one.at(), other.at());
  }

  /** Whether nothing is missing in it: it was not ended early, and lost no packets. */
  boolean sound() {
    return !atServer.taken().capped()
        && atServer.taken().lost().orElse(0) == 0
        && atServer.traffic().end().cut().isEmpty()
        && atServer.traffic().table().overflowing() == 0;
  }

  /** Whether a time of Dee's capture lies within the server's. */
  boolean covers(Instant atDee) {
    return begun(atDee) && !ended(atDee);
  }

  private boolean begun(Instant atDee) {
    return ahead
        .flatMap(a -> atServer.traffic().span().first().map(f -> !atDee.plus(a).isBefore(f)))
        .orElseGet(() -> since(atDee).compareTo(LATER) >= 0);
  }

  private boolean ended(Instant atDee) {
    boolean before =
        ahead
            .flatMap(a -> atServer.traffic().span().last().map(l -> !atDee.plus(a).isAfter(l)))
            .orElse(false);
    return !before && since(atDee).compareTo(atServer.taken().length().minus(MARGIN)) > 0;
  }

  private Duration since(Instant atDee) {
    return Duration.between(firstAtDee, atDee);
  }

  /** Times of SYNs that a client sent. */
  static List<Instant> asked(Flow flow) {
    List<Instant> times = new ArrayList<>();
    flow.story().ladder().packets().filter(Sighting::opens).map(Packet::at).forEach(times::add);
    return times;
  }
}
