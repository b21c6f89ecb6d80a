package dee.bot.incident;

import dee.bot.incident.Happening.AlertReceived;
import dee.bot.incident.Happening.CommandGiven;
import dee.bot.incident.Happening.Declared;
import dee.bot.incident.Happening.EvidenceKept;
import dee.bot.incident.Happening.InstanceJudged;
import dee.bot.incident.Happening.InvestigationEnded;
import dee.bot.incident.Happening.InvestigationStarted;
import dee.bot.incident.Happening.InvestigationStopped;
import dee.bot.incident.Happening.LeadTaken;
import dee.bot.incident.Happening.MitigationProposed;
import dee.bot.incident.Happening.NoteAdded;
import dee.bot.incident.Happening.PostmortemWritten;
import dee.bot.incident.Happening.StatusChanged;
import dee.bot.incident.Happening.TargetMissing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An incident as it stands now, folded from its timeline.
 *
 * @param lead who leads; empty while nobody does
 * @param runs how many runs of playbooks have begun
 */
public record Incident(
    IncidentId id,
    String service,
    String summary,
    Severity severity,
    Status status,
    Instant declaredAt,
    Optional<String> lead,
    int runs) {

  /**
   * The incident that this timeline tells of; empty when it does not begin with a declaration. An
   * illegal move of the status is passed over: of two people who move it at once, the first counts.
   */
  public static Optional<Incident> of(List<TimelineEntry> timeline) {
    if (timeline.isEmpty()
        || !(timeline.getFirst().what()
            instanceof Declared(String service, String summary, Severity severity))) {
      return Optional.empty();
    }
    TimelineEntry first = timeline.getFirst();
    Incident incident =
        new Incident(
            first.incident(),
            service,
            summary,
            severity,
            Status.INVESTIGATING,
            first.at(),
            Optional.empty(),
            0);
    for (TimelineEntry entry : timeline) {
      incident = incident.after(entry.what());
    }
    return Optional.of(incident);
  }

  /** The incident once this has happened too. */
  Incident after(Happening what) {
    return switch (what) {
      case StatusChanged(Status to) -> status.mayBecome(to) ? with(to) : this;
      case LeadTaken(String person) -> with(Optional.of(person));
      case InvestigationStarted started -> withRuns(Math.max(runs, started.run()));
      case Declared _, AlertReceived _, CommandGiven _, NoteAdded _ -> this;
      case TargetMissing _, EvidenceKept _, InstanceJudged _ -> this;
      case InvestigationEnded _, InvestigationStopped _ -> this;
      case MitigationProposed _, PostmortemWritten _ -> this;
    };
  }

  private Incident with(Status now) {
    return new Incident(id, service, summary, severity, now, declaredAt, lead, runs);
  }

  private Incident with(Optional<String> now) {
    return new Incident(id, service, summary, severity, status, declaredAt, now, runs);
  }

  private Incident withRuns(int now) {
    return new Incident(id, service, summary, severity, status, declaredAt, lead, now);
  }
}
