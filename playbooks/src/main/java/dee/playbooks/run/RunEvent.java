package dee.playbooks.run;

import dee.playbooks.Evidence;
import java.time.Duration;

/**
 * What happens while a playbook runs, in the order it happens; given to one listener, from one
 * thread at a time.
 */
public sealed interface RunEvent {

  /** The run has begun. */
  record Started(String playbook, String sha256, int instances) implements RunEvent {}

  /** A phase was sent to a target. */
  record PhaseStarted(String target, int phase, int phases) implements RunEvent {}

  /** A target answered a phase, all of it or in part. */
  record PhaseAnswered(String target, int phase, int phases, Duration elapsed)
      implements RunEvent {}

  /** A target did not answer; {@code reason} says why and what to do. */
  record TargetMissing(String target, String reason) implements RunEvent {}

  /** A probe's output was kept. */
  record EvidenceTaken(Evidence evidence) implements RunEvent {}

  /** An instance was judged. */
  record InstanceDiagnosed(InstanceReport report) implements RunEvent {}

  /** The run has ended; the report holds everything. */
  record Finished(RunReport report) implements RunEvent {}
}
