package dee.bot.room;

import dee.bot.incident.Happening;
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
import dee.bot.incident.Judgement;
import dee.bot.incident.KeptEvidence;
import dee.bot.incident.Proposal;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;

/** What an entry of a timeline says in one sentence; the values in it are not cleaned yet. */
public record EntryWords(Texts texts) {

  /** The sentence, without time, actor and references. */
  public String of(Happening what) {
    return switch (what) {
      case Declared d -> texts.of("entry.declared", d.service(), d.summary(), d.severity().label());
      case AlertReceived a -> texts.of("entry.alert", a.name(), a.text());
      case CommandGiven(String text) -> texts.of("entry.command", text);
      case LeadTaken(String person) -> texts.of("entry.lead", person);
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
