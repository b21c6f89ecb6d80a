package dee.bot.investigation;

import dee.bot.incident.Happening.InvestigationEnded;
import dee.bot.incident.Happening.InvestigationStarted;
import dee.bot.incident.Happening.InvestigationStopped;
import dee.bot.incident.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether a run of a playbook may begin: one at a time looks at an incident, however many Dees
 * there are. A run that nobody tells of any more was lost with the Dee that made it.
 */
record RunClaim(List<TimelineEntry> timeline) {

  /** No run is silent for longer: each target has a deadline below that. */
  private static final Duration SILENCE = Duration.ofSeconds(90);

  /** What may be done. */
  sealed interface Answer {

    /** Begin. */
    record Free() implements Answer {}

    /** Begin, once this run is on record as lost. */
    record After(int lost) implements Answer {}

    /** Another run is under way. */
    record Busy() implements Answer {}
  }

  /**
   * @param errand what the new run is for; an open one for the same errand is a lost one, for each
   *     errand is done by one Dee at a time
   */
  Answer of(String errand, Instant now) {
    Optional<InvestigationStarted> open = open();
    if (open.isEmpty()) {
      return new Answer.Free();
    }
    boolean silent = timeline.getLast().at().plus(SILENCE).isBefore(now);
    boolean own = !errand.isEmpty() && open.get().errand().equals(errand);
    return own || silent ? new Answer.After(open.get().run()) : new Answer.Busy();
  }

  private Optional<InvestigationStarted> open() {
    Optional<InvestigationStarted> open = Optional.empty();
    for (TimelineEntry entry : timeline) {
      if (entry.what() instanceof InvestigationStarted started) {
        open = Optional.of(started);
      } else if (entry.what() instanceof InvestigationEnded || stopped(entry, open)) {
        open = Optional.empty();
      }
    }
    return open;
  }

  private static boolean stopped(TimelineEntry entry, Optional<InvestigationStarted> open) {
    return entry.what() instanceof InvestigationStopped stopped
        && open.filter(o -> o.run() == stopped.run()).isPresent();
  }
}
