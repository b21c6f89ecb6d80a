package dee.probes.packets.wire;

import dee.probes.packets.flow.Flow;
import dee.probes.packets.flow.Packet;
import dee.probes.packets.flow.Said.Fin;
import dee.probes.packets.flow.Sender;
import dee.probes.packets.judge.Origin;
import dee.probes.packets.judge.Phase;
import dee.probes.packets.judge.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One connection of the service as the captures have it; at least one of them does.
 *
 * @param near in Dee's
 * @param there in that at the server
 */
record Connection(Optional<Look> near, Optional<Look> there) {

  /**
   * It in one capture.
   *
   * @param verdicts on its resets, in time
   * @param watched from when to when that capture has packets
   * @param whole that capture has all packets, not only SYN, FIN and RST
   */
  record Look(Flow flow, List<Verdict> verdicts, Watched watched, boolean whole) {

    Look {
      verdicts = List.copyOf(verdicts);
    }

    /** Resets within the connection: one that answers a SYN is a refusal. */
    Stream<Verdict> resets() {
      return verdicts.stream().filter(v -> v.place().phase() != Phase.ANSWER_TO_SYN);
    }

    /** When the server first reset it, and really the server. */
    Optional<Instant> serverReset() {
      return resets()
          .filter(v -> v.from() == Sender.SERVER && !elsewhere(v))
          .map(v -> v.place().reset().packet().at())
          .findFirst();
    }

    /** When the server closed it, in order or by a reset. */
    Optional<Instant> closed() {
      return Stream.concat(flow.server().said().fin().map(Fin::at).stream(), serverReset().stream())
          .min(Instant::compareTo);
    }
  }

  /** The times of a capture's first and last packet. */
  record Watched(Instant first, Instant last) {}

  /** Near the client where it was captured there. */
  Look nearest() {
    return near.or(() -> there).orElseThrow();
  }

  /** At the server where it was captured there: what the server did is told best by this. */
  Look atServer() {
    return there.or(() -> near).orElseThrow();
  }

  /** True when another machine sent it. */
  static boolean elsewhere(Verdict verdict) {
    return verdict.origin() == Origin.OTHER_HOST || verdict.origin() == Origin.INJECTED;
  }

  /** The packets of a look that are kept, of one side. */
  static Stream<Packet> packets(Look look, Sender from) {
    return look.flow().story().ladder().packets().filter(p -> p.from() == from);
  }
}
