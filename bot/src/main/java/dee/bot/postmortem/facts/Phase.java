package dee.bot.postmortem.facts;

import java.time.Instant;
import java.util.Optional;

/** The parts of an incident that numbers are compared between. */
public enum Phase {
  BEFORE,
  DURING,
  AFTER;

  /**
   * In which part a moment lies. Without a known begin there is no before, and what was before the
   * detection lies in no part: it may have been well then, or not. Without a known end, no after.
   */
  public static Optional<Phase> of(Instant at, KeyTimes times) {
    if (times.began().filter(b -> at.isBefore(b.at())).isPresent()) {
      return Optional.of(BEFORE);
    }
    if (times.began().isEmpty() && at.isBefore(times.detected().at())) {
      return Optional.empty();
    }
    return Optional.of(
        times.mitigated().or(times::resolved).filter(m -> !at.isBefore(m.at())).isPresent()
            ? AFTER
            : DURING);
  }
}
