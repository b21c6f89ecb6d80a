package dee.bot.postmortem.sections;

import dee.bot.incident.Happening;
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
import java.util.Locale;

/** What sort of thing an entry of the timeline tells of. */
enum Kind {
  SIGNAL,
  PROBE,
  FINDING,
  DECISION,
  ACTION,
  COMMUNICATION,
  NOTE;

  static Kind of(Happening what) {
    return switch (what) {
      case AlertReceived _, AlertResolved _, SignalSeen _ -> SIGNAL;
      case InvestigationStarted _, InvestigationEnded _, InvestigationStopped _ -> PROBE;
      case TargetMissing _, EvidenceKept _, ClocksCompared _, SeriesTaken _, EvidenceSecured _ ->
          PROBE;
      case InstanceJudged _, SymptomChecked _ -> FINDING;
      case Declared _,
          Acknowledged _,
          RoleTaken _,
          SeverityChanged _,
          StatusChanged _,
          CommandGiven _ ->
          DECISION;
      case MitigationProposed _, PlanMade _, PlanApproved _, PlanDropped _ -> DECISION;
      case StepBegun _, StepEnded _, PlanEnded _, Quarantined _, QuarantineEnded _ -> ACTION;
      case UpdateSent _, UpdateAsked _, UpdateSnoozed _, PostmortemWritten _ -> COMMUNICATION;
      case NoteAdded _, EntryCorrected _ -> NOTE;
    };
  }

  /** As it stands in the keys of texts. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
