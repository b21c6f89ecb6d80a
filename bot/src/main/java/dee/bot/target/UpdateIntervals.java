package dee.bot.target;

import dee.bot.incident.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How often people are to hear of an incident.
 *
 * @param bySeverity a severity that is absent needs no updates
 */
public record UpdateIntervals(Map<Severity, Duration> bySeverity) {

  public static final UpdateIntervals STANDARD =
      new UpdateIntervals(
          Map.of(
              Severity.SEV_1, Duration.ofMinutes(15),
              Severity.SEV_2, Duration.ofMinutes(30),
              Severity.SEV_3, Duration.ofMinutes(60)));

  private static final Duration LONGEST_LEAD = Duration.ofMinutes(3);

  public UpdateIntervals {
    bySeverity = Map.copyOf(bySeverity);
  }

  /** How long people wait for the next word at most; empty: none is promised. */
  public Optional<Duration> of(Severity severity) {
    return Optional.ofNullable(bySeverity.get(severity));
  }

  /** When the next word is due if the last one was said then. */
  public Optional<Instant> due(Severity severity, Instant last) {
    return of(severity).map(last::plus);
  }

  /** When to ask for an update that is due then: early enough that a person can read the draft. */
  public Instant ask(Severity severity, Instant due) {
    Duration lead = of(severity).orElse(Duration.ZERO).dividedBy(5);
    return due.minus(lead.compareTo(LONGEST_LEAD) < 0 ? lead : LONGEST_LEAD);
  }
}
