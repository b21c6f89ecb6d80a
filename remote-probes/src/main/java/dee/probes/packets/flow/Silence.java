package dee.probes.packets.flow;

import java.time.Duration;
import java.time.Instant;

/**
 * A while of at least a second in which neither side sent data, SYN, FIN or RST; keep-alive probes
 * and bare ACKs do not end it.
 *
 * @param brokenBy who ended it
 */
public record Silence(Instant from, Duration length, Sender brokenBy, Breaker how) {

  /** What ended a silence. */
  public enum Breaker {
    DATA,
    SYN,
    FIN,
    RST
  }

  /** When it ended. */
  public Instant until() {
    return from.plus(length);
  }
}
