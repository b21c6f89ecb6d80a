package dee.probes.packets.wire;

import dee.probes.packets.flow.Flow;
import dee.probes.packets.judge.Verdict;
import java.util.Optional;

/**
 * One connection that shows what happened.
 *
 * @param flow as it was captured near the client where it was captured there, else at the server
 * @param elsewhere the same connection in the other capture
 * @param whole whoever captured it took all packets, not only SYN, FIN and RST
 * @param verdict on its telling reset, where it has one
 */
public record Telling(
    Kind kind,
    Where where,
    Flow flow,
    Optional<Flow> elsewhere,
    boolean whole,
    Optional<Verdict> verdict) {

  /** On which machine a flow was captured. */
  public enum Where {
    SERVER,
    DEE
  }

  /** What a connection shows. */
  public enum Kind {
    TORN_DOWN,
    FLUSHED_TOGETHER,
    NO_SOCKET,
    KEEP_ALIVE_RACE,
    CUT_SHORT,
    OTHER_HOST,
    INJECTED,
    UNCLEAR,
    REFUSED,
    REFUSED_ELSEWHERE,
    SYN_IGNORED,
    SYN_LOST,
    /** Whether it came to the server's machine is not known. */
    SYN_UNANSWERED,
    DROPPED_AT_ONCE,
    LOST_AFTER_IDLE,
    WRONG_LANGUAGE,
    CLIENT_LEFT
  }
}
