package dee.probes.corpus;

import dee.probes.packets.decode.TcpFlags;
import dee.probes.packets.flow.Flow;
import dee.probes.packets.flow.Packet;
import dee.probes.packets.flow.Sender;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Compares flows with the TCP streams that tshark found in the same file. */
final class TsharkStreams {

  private TsharkStreams() {}

  static void compare(JsonNode json, List<Flow> flows, Differences found) {
    JsonNode streams = json.path("tcp_streams");
    found.same("streams", streams.size(), flows.size());
    for (int i = 0; i < Math.min(streams.size(), flows.size()); i++) {
      compare("stream " + i, streams.get(i), flows.get(i), found);
    }
  }

  private static void compare(String at, JsonNode stream, Flow flow, Differences found) {
    Optional<Sender> first = PacketChecks.side(flow, stream.path("first_src").asString());
    Optional<Sender> second = PacketChecks.side(flow, stream.path("first_dst").asString());
    if (first.isEmpty() || second.isEmpty()) {
      found.same(at + " ends", stream.path("first_src").asString(), flow.ends().toString());
      return;
    }
    number(at, "packets", stream, flow.packets(), found);
    number(at, "bytes_from_first", stream, flow.side(first.get()).said().bytes(), found);
    number(at, "syn", stream, flags(flow, TcpFlags.SYN, TcpFlags.ACK), found);
    number(at, "synack", stream, flags(flow, TcpFlags.SYN | TcpFlags.ACK, 0), found);
    number(at, "fin", stream, flags(flow, TcpFlags.FIN, 0), found);
    number(at, "rst", stream, flow.resets(), found);
    number(
        at,
        "retransmissions",
        stream,
        flow.client().troubles().retransmissions()
            + flow.server().troubles().retransmissions()
            + flow.client().troubles().copies()
            + flow.server().troubles().copies(),
        found);
    found.same(at + " handshake", stream.path("handshake").asBoolean(), flow.opening().complete());
    found.same(at + " first", epoch(stream.path("first_epoch")), flow.story().first());
    found.same(at + " last", epoch(stream.path("last_epoch")), flow.story().last());
    stream
        .path("rst_from")
        .forEach(from ->
            found.same(
                at + " reset from " + from.asString(),
                true,
                PacketChecks.side(flow, from.asString())
                    .filter(s -> flow.side(s).control().resets() > 0)
                    .isPresent()));
  }

  private static long flags(Flow flow, int with, int without) {
    return flow.story()
        .ladder()
        .packets()
        .map(Packet::tcp)
        .filter(t -> t.has(with) && (t.flags() & without) == 0)
        .count();
  }

  private static void number(
      String at, String field, JsonNode stream, long read, Differences found) {
    found.same(at + " " + field, stream.path(field).asLong(), read);
  }

  private static Instant epoch(JsonNode seconds) {
    BigDecimal time = new BigDecimal(seconds.asString());
    return Instant.EPOCH.plusNanos(time.movePointRight(9).longValueExact());
  }
}
