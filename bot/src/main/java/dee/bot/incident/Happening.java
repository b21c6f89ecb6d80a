package dee.bot.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a timeline entry records. Runs of a playbook are counted within the incident, from 1. */
public sealed interface Happening {

  /** An incident began. */
  record Declared(String service, String summary, Severity severity) implements Happening {}

  /**
   * A monitor raised an alert.
   *
   * @param name the alert's own name
   * @param text what it says
   * @param since when the monitor first saw it, if it tells
   */
  record AlertReceived(String name, String text, Optional<Instant> since) implements Happening {}

  /** Someone typed a command that concerns this incident. */
  record CommandGiven(String text) implements Happening {}

  /** Someone took the lead. */
  record LeadTaken(String person) implements Happening {}

  record StatusChanged(Status to) implements Happening {}

  record NoteAdded(String text) implements Happening {}

  /** A playbook, pinned by the hash of its text, began to look at the service. */
  record InvestigationStarted(int run, String playbook, String sha256, int instances)
      implements Happening {}

  /** A target did not answer. */
  record TargetMissing(int run, String target, String reason) implements Happening {}

  /** A probe's output is in the archive. */
  record EvidenceKept(int run, KeptEvidence evidence) implements Happening {}

  /** An instance was judged. */
  record InstanceJudged(int run, Judgement judgement) implements Happening {}

  /**
   * A run of a playbook ended.
   *
   * @param differences what tells sick instances from well ones, as sentences with numbers
   */
  record InvestigationEnded(
      int run, Duration elapsed, int asked, int answered, List<String> differences)
      implements Happening {
    public InvestigationEnded {
      differences = List.copyOf(differences);
    }
  }

  /** A run ended before its time: cancelled, or it failed; {@code reason} says which. */
  record InvestigationStopped(int run, String reason) implements Happening {}

  /** Dee said what could be done; nothing was changed. */
  record MitigationProposed(int run, List<Proposal> proposals) implements Happening {
    public MitigationProposed {
      proposals = List.copyOf(proposals);
    }
  }

  /** The post-mortem was written to a file. */
  record PostmortemWritten(String path) implements Happening {}
}
