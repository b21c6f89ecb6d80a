package dee.bot.incident;

import dee.bot.incident.Happening.Acknowledged;
import dee.bot.incident.Happening.AlertReceived;
import dee.bot.incident.Happening.AlertResolved;
import dee.bot.incident.Happening.ClocksCompared;
import dee.bot.incident.Happening.CommandGiven;
import dee.bot.incident.Happening.Declared;
import dee.bot.incident.Happening.EntryCorrected;
import dee.bot.incident.Happening.EvidenceKept;
import dee.bot.incident.Happening.EvidenceSecured;
import dee.bot.incident.Happening.InstanceJudged;
import dee.bot.incident.Happening.InvestigationEnded;
import dee.bot.incident.Happening.InvestigationStarted;
import dee.bot.incident.Happening.InvestigationStopped;
import dee.bot.incident.Happening.MitigationProposed;
import dee.bot.incident.Happening.NoteAdded;
import dee.bot.incident.Happening.PlanApproved;
import dee.bot.incident.Happening.PlanDropped;
import dee.bot.incident.Happening.PlanEnded;
import dee.bot.incident.Happening.PlanMade;
import dee.bot.incident.Happening.PostmortemWritten;
import dee.bot.incident.Happening.QuarantineEnded;
import dee.bot.incident.Happening.Quarantined;
import dee.bot.incident.Happening.RoleTaken;
import dee.bot.incident.Happening.SeriesTaken;
import dee.bot.incident.Happening.SeverityChanged;
import dee.bot.incident.Happening.SignalSeen;
import dee.bot.incident.Happening.StatusChanged;
import dee.bot.incident.Happening.StepBegun;
import dee.bot.incident.Happening.StepEnded;
import dee.bot.incident.Happening.SymptomChecked;
import dee.bot.incident.Happening.TargetMissing;
import dee.bot.incident.Happening.UpdateAsked;
import dee.bot.incident.Happening.UpdateSent;
import dee.bot.incident.Happening.UpdateSnoozed;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An incident as it stands now, folded from its timeline.
 *
 * @param roles who has which; those that nobody took are absent
 * @param runs how many runs of playbooks have begun
 */
public record Incident(
    IncidentId id,
    String service,
    String summary,
    Severity severity,
    Status status,
    Instant declaredAt,
    Map<Role, String> roles,
    int runs) {

  public Incident {
    roles = Map.copyOf(roles);
  }

  /** Who leads; empty while nobody does. */
  public Optional<String> lead() {
    return Optional.ofNullable(roles.get(Role.LEAD));
  }

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
            Map.of(),
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
      case SeverityChanged(Severity to) -> with(to);
      case RoleTaken(Role role, String person) -> with(role, person);
      case InvestigationStarted started -> withRuns(Math.max(runs, started.run()));
      case Declared _, AlertReceived _, AlertResolved _, CommandGiven _, Acknowledged _ -> this;
      case NoteAdded _, EntryCorrected _, UpdateSent _, UpdateAsked _, UpdateSnoozed _ -> this;
      case TargetMissing _, EvidenceKept _, InstanceJudged _ -> this;
      case ClocksCompared _, SignalSeen _, SeriesTaken _ -> this;
      case InvestigationEnded _, InvestigationStopped _ -> this;
      case MitigationProposed _, PlanMade _, PlanApproved _, PlanDropped _ -> this;
      case EvidenceSecured _, StepBegun _, StepEnded _, PlanEnded _ -> this;
      case Quarantined _, QuarantineEnded _, SymptomChecked _, PostmortemWritten _ -> this;
    };
  }

  private Incident with(Status now) {
    return new Incident(id, service, summary, severity, now, declaredAt, roles, runs);
  }

  private Incident with(Severity now) {
    return new Incident(id, service, summary, now, status, declaredAt, roles, runs);
  }

  private Incident with(Role role, String person) {
    Map<Role, String> now = new EnumMap<>(Role.class);
    now.putAll(roles);
    now.put(role, person);
    return new Incident(id, service, summary, severity, status, declaredAt, now, runs);
  }

  private Incident withRuns(int now) {
    return new Incident(id, service, summary, severity, status, declaredAt, roles, now);
  }
}
