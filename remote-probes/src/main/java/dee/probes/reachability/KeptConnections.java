package dee.probes.reachability;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What became of connections that Dee's own host kept open and idle, each for another while, after
 * an answer.
 *
 * @param tries the shortest pause first
 */
public record KeptConnections(List<Try> tries) {

  public KeptConnections {
    tries = List.copyOf(tries);
  }

  /** How a kept connection ended. */
  public enum End {
    /** The second request was answered. */
    ANSWERED("answered"),
    /**
     * The server closed it with the answer, or within 100 ms after it, or said that it would; or
     * the answer has no end that a client could wait for, or is longer than 256 KiB.
     */
    NOT_KEPT("not kept after the first answer"),
    /** The server closed it in the pause (FIN), at least 100 ms after the answer. */
    CLOSED("closed by the server while idle"),
    /** It was reset in the pause. */
    RESET_WHILE_IDLE("reset while idle"),
    /** The second request was answered by a reset. */
    RESET("reset when used again"),
    /** The second request was answered by a FIN. */
    EMPTY_REPLY("closed without an answer when used again"),
    /** The second request was not answered in time. */
    SILENT("silent when used again"),
    /** Even the first request was not answered. */
    NEVER_ANSWERED("not answered at all");

    private final String words;

    End(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /**
   * One connection.
   *
   * @param idle how long it was idle before its second request, or until it ended
   * @param freshAnswered whether a new connection at the same time was answered; empty when none
   *     was tried, because the second request went well
   */
  public record Try(End end, Duration idle, Optional<Boolean> freshAnswered) {}

  /** How many ended so. */
  public long count(End end) {
    return tries.stream().filter(t -> t.end() == end).count();
  }

  /** After how much idleness the server closes; empty when it closed none of them in the pause. */
  public Optional<Duration> serverClosesAfter() {
    return tries.stream().filter(t -> t.end() == End.CLOSED).map(Try::idle).findFirst();
  }

  /**
   * The shortest pause after which a connection was lost though the server had not closed it, while
   * new connections were answered.
   */
  public Optional<Duration> lostAfter() {
    return tries.stream()
        .filter(t -> t.end() == End.SILENT || t.end() == End.RESET || t.end() == End.EMPTY_REPLY)
        .filter(t -> t.freshAnswered().orElse(false))
        .map(Try::idle)
        .findFirst();
  }

  /** The longest pause after which a connection still worked. */
  public Optional<Duration> keptFor() {
    return tries.stream()
        .filter(t -> t.end() == End.ANSWERED)
        .map(Try::idle)
        .reduce((_, longer) -> longer);
  }
}
