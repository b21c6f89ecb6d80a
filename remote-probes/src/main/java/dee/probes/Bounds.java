package dee.probes;

import java.time.Duration;

/**
 * What a probe may cost on the target.
 *
 * @param timeout wall time after which it is ended
 * @param outputBytes output after which the rest is cut
 */
public record Bounds(Duration timeout, int outputBytes) {

  /** For a probe that reads a few files of /proc. */
  public static final Bounds CHEAP = new Bounds(Duration.ofSeconds(3), 64 * 1024);

  /** For a probe that walks a table of sockets or files. */
  public static final Bounds MODERATE = new Bounds(Duration.ofSeconds(6), 256 * 1024);

  public Bounds {
    if (timeout.toSeconds() < 1 || outputBytes < 1) {
      throw new IllegalArgumentException("a probe needs at least one second and one byte");
    }
  }
}
