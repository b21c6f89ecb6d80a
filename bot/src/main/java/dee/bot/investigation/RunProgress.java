package dee.bot.investigation;

import dee.bot.incident.Incident;
import dee.bot.room.Post;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;

/** Counts how far a run is. Used from one thread at a time. */
final class RunProgress {

  private final Incident incident;
  private final int run;
  private final InstantSource clock;
  private final Instant began;
  private final Set<String> reached = new HashSet<>();
  private final Set<String> missing = new HashSet<>();
  private int asked;
  private int phase;
  private int phases;

  RunProgress(Incident incident, int run, InstantSource clock) {
    this.incident = incident;
    this.run = run;
    this.clock = clock;
    this.began = clock.instant();
  }

  void asks(int instances) {
    asked = instances;
  }

  int asked() {
    return asked;
  }

  void sent(int phaseNow, int phasesNow) {
    phase = Math.max(phase, phaseNow);
    phases = Math.max(phases, phasesNow);
  }

  void answered(String target) {
    if (!missing.contains(target)) {
      reached.add(target);
    }
  }

  /** One that answered at first and was lost later counts as missing. */
  void missing(String target) {
    reached.remove(target);
    missing.add(target);
  }

  Duration elapsed() {
    return Duration.between(began, clock.instant());
  }

  Post.Progress post(boolean done) {
    return new Post.Progress(
        incident.id(),
        incident.id() + "." + run,
        incident.service(),
        asked,
        reached.size(),
        missing.size(),
        phase,
        phases,
        elapsed(),
        done);
  }
}
