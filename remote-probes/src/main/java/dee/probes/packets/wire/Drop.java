package dee.probes.packets.wire;

import dee.probes.packets.decode.TcpFlags;
import dee.probes.packets.flow.Flow;
import dee.probes.packets.flow.Packet;
import dee.probes.packets.flow.Sender;
import dee.probes.packets.wire.Connection.Look;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Connections that the server dropped as soon as they were open. */
final class Drop {

  private static final Duration AT_ONCE = Duration.ofMillis(500);

  private Drop() {}

  /** Whether it was: without a byte from the server, and while the client still waited. */
  static boolean atOnce(Connection connection) {
    Look look = connection.atServer();
    Flow flow = look.flow();
    if (!look.whole() || !flow.opening().complete() || flow.server().said().bytes() > 0) {
      return false;
    }
    Optional<Instant> opened =
        Connection.packets(look, Sender.CLIENT)
            .filter(p -> p.tcp().has(TcpFlags.ACK))
            .map(Packet::at)
            .findFirst();
    Optional<Instant> dropped = look.closed();
    if (opened.isEmpty() || dropped.isEmpty() || left(look, dropped.get())) {
      return false;
    }
    return Duration.between(opened.get(), dropped.get()).compareTo(AT_ONCE) <= 0;
  }

  /** Whether the client had ended it before. */
  private static boolean left(Look look, Instant before) {
    return Connection.packets(look, Sender.CLIENT)
        .filter(p -> p.tcp().has(TcpFlags.FIN) || p.tcp().has(TcpFlags.RST))
        .anyMatch(p -> p.at().isBefore(before));
  }
}
