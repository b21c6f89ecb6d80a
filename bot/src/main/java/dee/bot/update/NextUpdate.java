package dee.bot.update;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The update that people wait for.
 *
 * @param set when the time was promised
 * @param due by when it is to go out
 * @param ask when to ask for it first
 * @param asked how often it was asked for since then
 * @param lastAsked when that was last
 * @param draft what was proposed last
 */
public record NextUpdate(
    Instant set,
    Instant due,
    Instant ask,
    int asked,
    Optional<Instant> lastAsked,
    Optional<String> draft) {

  /** How long it takes until an update that nobody sent is asked for again. */
  static final Duration AGAIN = Duration.ofMinutes(10);

  /** How often it is asked for in all; after that it only stands in the status. */
  static final int AT_MOST = 4;

  /** Differences below are no jump of a clock. */
  private static final Duration JITTER = Duration.ofMinutes(1);

  /**
   * When to ask for it the next time; empty when it was asked for often enough. What lies ahead of
   * the clock was written before the clock was set back: nobody knows how long ago that is, so it
   * counts as over.
   */
  public Optional<Instant> nextAsk(Instant now) {
    if (asked >= AT_MOST) {
      return Optional.empty();
    }
    if (isAhead(lastAsked.orElse(set), now)) {
      return Optional.of(now);
    }
    return Optional.of(lastAsked.map(last -> last.plus(AGAIN)).orElse(ask));
  }

  private static boolean isAhead(Instant written, Instant now) {
    return written.isAfter(now.plus(JITTER));
  }

  public boolean overdue(Instant now) {
    return now.isAfter(due) || isAhead(set, now);
  }
}
