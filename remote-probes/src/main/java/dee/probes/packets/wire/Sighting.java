package dee.probes.packets.wire;

import dee.probes.packets.decode.TcpFlags;
import dee.probes.packets.flow.Flow;
import dee.probes.packets.flow.Packet;
import dee.probes.packets.flow.Peer;
import dee.probes.packets.flow.Sender;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * One connection in one capture, in as few words as it takes to find it in another.
 *
 * @param place which flow of the capture it is
 * @param number that of its SYN; empty when that was not captured
 */
record Sighting(int place, Peer client, Peer server, OptionalLong number, Instant began) {

  private static final Duration COPIED_WITHIN = Duration.ofMillis(50);

  /** The two ends. */
  record Pair(Peer client, Peer server) {}

  static Sighting of(int place, Flow flow) {
    return new Sighting(
        place,
        flow.ends().client(),
        flow.ends().server(),
        flow.story().ladder().first().stream()
            .filter(Sighting::opens)
            .map(Packet::tcp)
            .mapToLong(Packet.Tcp::sequence)
            .findFirst(),
        flow.story().first());
  }

  /** True for a client's SYN. */
  static boolean opens(Packet packet) {
    return packet.from() == Sender.CLIENT
        && packet.tcp().has(TcpFlags.SYN)
        && !packet.tcp().has(TcpFlags.ACK);
  }

  Pair pair() {
    return new Pair(client, server);
  }

  /** True unless the numbers of both SYNs were captured and differ. */
  boolean maySpeakOf(Sighting other) {
    return number.isEmpty() || other.number.isEmpty() || number.equals(other.number);
  }

  Duration apart(Sighting other) {
    return Duration.between(began, other.began).abs();
  }

  /** True when the other is this connection once more, with a translated address. */
  boolean copied(Sighting other) {
    return number.isPresent()
        && number.equals(other.number)
        && !pair().equals(other.pair())
        && apart(other).compareTo(COPIED_WITHIN) <= 0;
  }
}
