package dee.bot.room;

import dee.bot.incident.CorrectedTimeline;
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
import dee.bot.incident.Judgement;
import dee.bot.incident.KeptEvidence;
import dee.bot.incident.Plan;
import dee.bot.incident.Proposal;
import dee.bot.incident.Role;
import dee.bot.incident.Signal;
import dee.bot.incident.TimelineEntry;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What an entry of a timeline says in one sentence; the values in it are not cleaned yet. */
public record EntryWords(Texts texts) {

  /** By the number in it: e2 before e10. They are numbered in another order than they are taken. */
  private static final Comparator<String> BY_NUMBER =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  /** The sentence, without time, actor and references. */
  public String of(Happening what) {
    return switch (what) {
      case Declared d -> texts.of("entry.declared", d.service(), d.summary(), d.severity().label());
      case AlertReceived a -> texts.of("entry.alert", a.name(), a.text());
      case CommandGiven(String text) -> texts.of("entry.command", text);
      case AlertResolved a -> texts.of("entry.alert-resolved", a.name());
      case Acknowledged _ -> texts.of("entry.acknowledged");
      case RoleTaken(Role role, String person) ->
          texts.of("entry.role", person, texts.of("role." + role.word()));
      case SeverityChanged(var to) -> texts.of("entry.severity", to.label());
      case EntryCorrected c -> corrected(c);
      case UpdateSent u -> texts.of("entry.update", u.number(), u.text());
      case UpdateAsked u -> texts.of("entry.update-asked", u.number());
      case UpdateSnoozed(var until) -> texts.of("entry.update-snoozed", UtcTime.day(until));
      case ClocksCompared c -> texts.of("entry.clocks", skews(c));
      case SignalSeen(int _, Signal s) ->
          texts.of("entry.signal", s.target(), s.says(), UtcTime.second(s.at()));
      case SeriesTaken s -> texts.count("entry.series", s.series().size());
      case PlanMade(Plan p) -> texts.of("entry.plan", p.id(), p.name());
      case PlanApproved p -> texts.of("entry.plan-approved", p.plan());
      case PlanDropped p -> texts.of("entry.plan-dropped", p.plan(), p.why());
      case EvidenceSecured e ->
          texts.of(
              e.complete() ? "entry.secured" : "entry.secured.partly",
              e.plan(),
              texts.count("evidence", e.items()),
              seconds(e.elapsed()),
              e.says());
      case StepBegun s -> texts.of("entry.step-begun", s.plan(), s.step());
      case StepEnded s ->
          texts.of(
              "entry.step-ended." + s.result().name().toLowerCase(Locale.ROOT),
              s.plan(),
              s.step(),
              s.says());
      case PlanEnded p ->
          texts.of(p.completed() ? "entry.plan-ended" : "entry.plan-stopped", p.plan(), p.says());
      case Quarantined q -> texts.of("entry.quarantined", q.target(), UtcTime.day(q.until()));
      case QuarantineEnded q -> texts.of("entry.quarantine-ended", q.target(), q.says());
      case SymptomChecked s ->
          texts.of(
              s.gone() ? "entry.symptom-gone" : "entry.symptom-stays",
              s.plan(),
              s.window().toSeconds(),
              s.says());
      case StatusChanged(var to) -> texts.of("entry.status", to.word());
      case NoteAdded(String text) -> texts.of("entry.note", text);
      case InvestigationStarted s ->
          texts.of(
              "entry.started",
              s.run(),
              s.playbook(),
              s.sha256().substring(0, Math.min(8, s.sha256().length())),
              texts.count("instances", s.instances()));
      case TargetMissing m -> texts.of("entry.missing", m.target(), m.reason());
      case EvidenceKept(int _, KeptEvidence e) ->
          texts.of("entry.evidence", e.id(), e.probe(), e.target());
      case InstanceJudged(int _, Judgement j) -> judged(j);
      case InvestigationEnded e ->
          texts.of(
              "entry.ended",
              e.run(),
              seconds(e.elapsed()),
              e.answered(),
              texts.count("instances", e.asked()));
      case InvestigationStopped s -> texts.of("entry.stopped", s.run(), s.reason());
      case MitigationProposed p ->
          texts.of(
              "entry.proposed",
              p.proposals().stream().map(Proposal::name).collect(Collectors.joining(", ")));
      case PostmortemWritten(String path) -> texts.of("entry.postmortem", path);
    };
  }

  /** The sentence of a line of the timeline, with a mark where it was corrected. */
  public String of(TimelineView.Line line) {
    return switch (line) {
      case TimelineView.Line.Entry(CorrectedTimeline.Line entry) -> of(entry);
      case TimelineView.Line.Evidence e -> {
        List<String> ids = e.entries().stream().map(EntryWords::id).sorted(BY_NUMBER).toList();
        yield texts.of(
            "entry.evidence.run",
            e.run(),
            texts.count("evidence", ids.size()),
            ids.getFirst(),
            ids.getLast());
      }
    };
  }

  private String of(CorrectedTimeline.Line line) {
    String said = of(line.entry().what());
    String before = line.before().map(b -> texts.of("entry.corrected.before", b)).orElse("");
    String mark =
        line.correctedBy().map(by -> texts.of("entry.corrected.mark", "t" + by)).orElse("");
    return said + before + mark;
  }

  private static String id(TimelineEntry entry) {
    return entry.what() instanceof EvidenceKept(int _, KeptEvidence e) ? e.id() : entry.label();
  }

  private String corrected(EntryCorrected c) {
    String entry = "t" + c.sequence();
    String text = c.text().map(t -> texts.of("entry.corrected.text", entry, t)).orElse("");
    String at = c.at().map(a -> texts.of("entry.corrected.at", entry, UtcTime.day(a))).orElse("");
    return text + (text.isEmpty() || at.isEmpty() ? "" : texts.of("clause.gap")) + at;
  }

  private static String skews(ClocksCompared clocks) {
    return clocks.skews().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(s ->
            String.format(Locale.ROOT, "%s %+.1f s", s.getKey(), s.getValue().toMillis() / 1000.0))
        .collect(Collectors.joining(", "));
  }

  private String judged(Judgement j) {
    String causes = String.join(", ", j.causes());
    String key = "entry.judged." + verdict(j.verdict());
    boolean silent = j.verdict() == Judgement.Verdict.UNRESOLVED && j.symptoms().isEmpty();
    return texts.of(
        silent ? key + ".no-symptom" : key, j.target(), causes, String.join(", ", j.symptoms()));
  }

  /** The word of a verdict in keys and in the vocabulary: {@code at-risk}. */
  public static String verdict(Judgement.Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Seconds with one decimal: {@code 3.1 s}. */
  public static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
