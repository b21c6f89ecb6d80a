package dee.bot.postmortem.facts;

import java.time.Instant;

/** The parts of an incident that numbers are compared between. */
public enum Phase {
  BEFORE,
  DURING,
  AFTER;

  /**
   * In which part a moment lies. Without a known begin there is no before; without a known end, no
   * after.
   */
  public static Phase of(Instant at, KeyTimes times) {
    if (times.began().filter(b -> at.isBefore(b.at())).isPresent()) {
      return BEFORE;
    }
    return times.mitigated().or(times::resolved).filter(m -> !at.isBefore(m.at())).isPresent()
        ? AFTER
        : DURING;
  }
}
