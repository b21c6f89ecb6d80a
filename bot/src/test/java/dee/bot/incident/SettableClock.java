package dee.bot.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that a test moves. */
public final class SettableClock implements InstantSource {

  private Instant now;

  public SettableClock(Instant now) {
    this.now = now;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  /** Jumps, back or forth. */
  public synchronized void set(Instant to) {
    now = to;
  }

  public synchronized void forward(Duration by) {
    now = now.plus(by);
  }
}
