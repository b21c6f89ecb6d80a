package dee.probes.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The process that listens on an instance's port.
 *
 * @param pid in the target's own numbering
 * @param name its comm, such as {@code java}
 * @param startedAt by the target's clock
 * @param threads how many it has
 * @param state what its main thread is doing
 * @param uid the user id it runs as
 * @param command its command line, redacted
 * @param cpu CPU time used between the two samples, all threads; empty when one sample is missing
 * @param restarted whether pid or start time changed between the two samples
 * @param holders how many processes hold the listening socket, as the workers of a pre-forking
 *     server do; where there are several, this one has the least of its file limit left
 */
public record ServiceProcess(
    int pid,
    String name,
    Instant startedAt,
    int threads,
    State state,
    long uid,
    String command,
    Optional<Duration> cpu,
    boolean restarted,
    int holders) {

  /** The kernel's one-letter states, from proc(5). */
  public enum State {
    RUNNING("R", "running"),
    SLEEPING("S", "asleep"),
    DISK_SLEEP("D", "in uninterruptible sleep"),
    STOPPED("T", "stopped"),
    TRACED("t", "stopped by a tracer"),
    ZOMBIE("Z", "a zombie"),
    DEAD("X", "dead"),
    IDLE("I", "idle"),
    OTHER("?", "in an unknown state");

    private final String letter;
    private final String words;

    State(String letter, String words) {
      this.letter = letter;
      this.words = words;
    }

    /** The state of that letter; {@link #OTHER} for one that this list does not have. */
    public static State of(String letter) {
      for (State state : values()) {
        if (state.letter.equals(letter)) {
          return state;
        }
      }
      return OTHER;
    }

    public String words() {
      return words;
    }
  }
}
