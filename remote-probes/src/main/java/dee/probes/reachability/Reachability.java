package dee.probes.reachability;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a client on Dee's own host saw in a few tries.
 *
 * @param attempts in the order they were made
 */
public record Reachability(List<Attempt> attempts) {

  public Reachability {
    attempts = List.copyOf(attempts);
  }

  /** How one try ended. */
  public enum Result {
    /** An HTTP answer of any status. */
    ANSWERED("answered"),
    REFUSED("refused"),
    CONNECT_TIMEOUT("timed out connecting"),
    READ_TIMEOUT("connected, but got no answer in time"),
    /** RST, after the connection stood. */
    RESET("reset"),
    /** FIN without an answer. */
    EMPTY_REPLY("closed without an answer"),
    /** Bytes came, but no HTTP. */
    NOT_HTTP("answered with something that is not HTTP"),
    UNRESOLVED("the name has no address"),
    NO_ROUTE("no route"),
    /** In a way that is none of the others; {@link Attempt#message} says which. */
    OTHER("failed in another way");

    private final String words;

    Result(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /**
   * One try.
   *
   * @param status the HTTP status; 0 when there was none
   * @param connect how long the TCP handshake took; empty when it did not end
   * @param total until the answer's first line, or until it was given up
   * @param message what the machine's own network said where that is all there is; else empty
   */
  public record Attempt(
      Result result, int status, Optional<Duration> connect, Duration total, String message) {

    public Attempt(Result result, int status, Optional<Duration> connect, Duration total) {
      this(result, status, connect, total, "");
    }
  }

  public long count(Result result) {
    return attempts.stream().filter(a -> a.result() == result).count();
  }

  public int tries() {
    return attempts.size();
  }

  /** Answers with a status of 500 or above. */
  public long serverErrors() {
    return attempts.stream().filter(a -> a.status() >= 500).count();
  }

  /** The slowest answer. */
  public Optional<Duration> slowestAnswer() {
    return attempts.stream()
        .filter(a -> a.result() == Result.ANSWERED)
        .map(Attempt::total)
        .max(Comparator.naturalOrder());
  }
}
