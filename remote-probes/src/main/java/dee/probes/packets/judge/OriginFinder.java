package dee.probes.packets.judge;

import dee.probes.packets.judge.Witness.Seen;
import java.util.List;

/** Decides what sent a reset, by its signs. */
final class OriginFinder {

  private static final String COUNTERS =
      "two readings of TcpOutRsts on the sender's host: it stays when something else sent the reset";
  private static final String BOTH_SIDES =
      "a capture on the sender's host: a reset that is missing there was sent by something else";

  private OriginFinder() {}

  static Origin origin(Signs signs, Phase phase, Seen seen) {
    if (seen == Seen.NOT_AT_THE_SERVER) {
      return signs.odd() ? Origin.INJECTED : Origin.OTHER_HOST;
    }
    if (signs.ttl() == Signs.Ttl.OTHER && seen == Seen.NOT_KNOWN) {
      if (signs.ofSocket()) {
        return Origin.UNCLEAR;
      }
      return signs.odd() ? Origin.INJECTED : Origin.OTHER_HOST;
    }
    if (phase == Phase.ANSWER_TO_SYN) {
      return signs.acknowledges() ? Origin.REFUSED : Origin.UNCLEAR;
    }
    if (signs.ofSocket()) {
      return Origin.TORN_DOWN;
    }
    if (signs.stateless()) {
      return Origin.NO_SOCKET;
    }
    return signs.odd() && signs.id() == Signs.Id.JUMP ? Origin.INJECTED : Origin.UNCLEAR;
  }

  /** What would tell more than the packet does. */
  static List<String> wouldDecide(Origin origin, Seen seen) {
    return switch (origin) {
      case TORN_DOWN ->
          List.of(
              "two readings of the sender's counters: TCPAbortOnClose moves for a close with unread"
                  + " data, TCPAbortOnData for SO_LINGER 0, neither for a queue flushed by a kill",
              "the start time of the process: a reset at its end is a kill or a restart");
      case NO_SOCKET ->
          List.of(
              "two readings of TcpOutRsts on the sender's host: it stays when its firewall answered",
              "EmbryonicRsts and ListenOverflows, where the connection had just been opened");
      case REFUSED ->
          List.of(
              "whether a process listens on that address and port; a closed port and a firewall's"
                  + " REJECT are the same to the byte",
              "two readings of TcpOutRsts on that host: it moves for a closed port, and stays for"
                  + " a REJECT");
      case OTHER_HOST, INJECTED ->
          seen == Seen.NOT_AT_THE_SERVER ? List.of() : List.of(BOTH_SIDES, COUNTERS);
      case UNCLEAR -> List.of(BOTH_SIDES, COUNTERS);
    };
  }
}
