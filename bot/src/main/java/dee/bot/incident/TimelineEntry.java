package dee.bot.incident;

import java.time.Instant;

/**
 * One line of an incident's append-only record; everything else about the incident is derived from
 * these.
 *
 * @param sequence counted from 1 within the incident, without gaps
 * @param at when it happened, by Dee's clock
 * @param by who did it
 * @param what happened
 */
public record TimelineEntry(
    IncidentId incident, int sequence, Instant at, Actor by, Happening what) {

  public TimelineEntry {
    if (sequence < 1) {
      throw new IllegalArgumentException("entries are counted from 1, not " + sequence);
    }
  }

  /** What other texts refer to it by: {@code t7}. */
  public String label() {
    return "t" + sequence;
  }
}
