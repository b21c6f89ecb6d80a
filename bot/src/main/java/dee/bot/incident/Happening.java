package dee.bot.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
   * @param fingerprint by which the monitor knows it again
   */
  record AlertReceived(String name, String text, Optional<Instant> since, String fingerprint)
      implements Happening {}

  /** The monitor says that an alert is over, and since when, if it tells. */
  record AlertResolved(String name, String fingerprint, Optional<Instant> since)
      implements Happening {}

  /** Someone typed a command that concerns this incident. */
  record CommandGiven(String text) implements Happening {}

  /** Someone has seen it and looks after it. */
  record Acknowledged() implements Happening {}

  /** Someone took a role. */
  record RoleTaken(Role role, String person) implements Happening {}

  record SeverityChanged(Severity to) implements Happening {}

  record StatusChanged(Status to) implements Happening {}

  record NoteAdded(String text) implements Happening {}

  /**
   * Someone corrected an earlier entry; what it said before stays on record.
   *
   * @param sequence the corrected entry
   * @param text what it should say; empty: as before
   * @param at when it really happened; empty: as before
   */
  record EntryCorrected(int sequence, Optional<String> text, Optional<Instant> at)
      implements Happening {}

  /**
   * A status update went out to people.
   *
   * @param number counted within the incident, from 1
   * @param next when the next one was promised; empty: none was
   */
  record UpdateSent(int number, String text, Optional<Instant> next) implements Happening {}

  /** Dee drafted an update that is due and asked for it. */
  record UpdateAsked(int number, String draft, Instant due) implements Happening {}

  /** Someone put the next update off. */
  record UpdateSnoozed(Instant until) implements Happening {}

  /**
   * A playbook, pinned by the hash of its text, began to look at the service.
   *
   * @param instances how many are asked
   * @param errand what it runs for: a later Dee that does the same errand knows it as its own
   */
  record InvestigationStarted(int run, String playbook, String sha256, int instances, String errand)
      implements Happening {

    /** A run for nothing in particular. */
    public InvestigationStarted(int run, String playbook, String sha256, int instances) {
      this(run, playbook, sha256, instances, "");
    }
  }

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

  /** How far the clocks of targets are ahead of Dee's; what is read there is corrected by it. */
  record ClocksCompared(int run, Map<String, Duration> skews) implements Happening {
    public ClocksCompared {
      skews = Map.copyOf(skews);
    }
  }

  /** Something was seen that happened earlier. */
  record SignalSeen(int run, Signal signal) implements Happening {}

  /** Numbers over time, for plots. */
  record SeriesTaken(int run, List<Series> series) implements Happening {
    public SeriesTaken {
      series = List.copyOf(series);
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

  /** A plan was made; nothing was changed. Who asked for it stands in the entry. */
  record PlanMade(Plan plan) implements Happening {}

  /** A person agreed to the plan of that hash. */
  record PlanApproved(String plan, String hash) implements Happening {}

  /** A plan will not be carried out: refused, cancelled, expired, or the world has changed. */
  record PlanDropped(String plan, String why) implements Happening {}

  /**
   * The evidence of what a plan will touch was taken, as far as the time allowed.
   *
   * @param run the run that took it
   * @param complete whether every instance answered within the budget
   */
  record EvidenceSecured(
      String plan, int run, int items, Duration elapsed, boolean complete, String says)
      implements Happening {}

  /** Dee is about to take a step of a plan. */
  record StepBegun(String plan, int step) implements Happening {}

  /** A step of a plan was taken; {@code says} what it printed or what its check found. */
  record StepEnded(String plan, int step, Plan.Result result, String says, Duration elapsed)
      implements Happening {}

  /** No more steps of a plan will be taken. */
  record PlanEnded(String plan, boolean completed, String says) implements Happening {}

  /** An instance is out of the traffic and stays as it is until then; a later one moves that. */
  record Quarantined(String plan, String target, Instant until) implements Happening {}

  /** An instance is no longer set aside; {@code says} why. */
  record QuarantineEnded(String target, String says) implements Happening {}

  /**
   * After a plan, Dee looked whether the symptom stays away.
   *
   * @param gone whether it was away for the whole window
   */
  record SymptomChecked(
      String plan, boolean gone, Duration window, String says, List<String> evidence)
      implements Happening {
    public SymptomChecked {
      evidence = List.copyOf(evidence);
    }
  }

  /** The post-mortem was written to a file. */
  record PostmortemWritten(String path) implements Happening {}
}
