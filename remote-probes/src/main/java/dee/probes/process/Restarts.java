package dee.probes.process;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Who held an instance's port, one after the other, while it was watched.
 *
 * @param lives in time; none when nobody held it all the while
 * @param watched how long; zero when the process was old enough not to be watched. It ends early
 *     when two have ended.
 * @param serviceManagerRestarts how often the service manager has restarted it, as systemd counts;
 *     empty where none looks after it or none tells
 */
public record Restarts(List<Life> lives, Duration watched, OptionalInt serviceManagerRestarts) {

  public Restarts {
    lives = List.copyOf(lives);
  }

  /**
   * One process that held the port.
   *
   * @param startedAt by the target's clock
   * @param seenFrom when the watch first saw it, by the target's clock
   * @param goneAt when the watch first missed it; empty when it was there to the end
   */
  public record Life(int pid, Instant startedAt, Instant seenFrom, Optional<Instant> goneAt) {}

  /** How many of them ended while the watch looked on. */
  public long ended() {
    return lives.stream().filter(life -> life.goneAt().isPresent()).count();
  }
}
