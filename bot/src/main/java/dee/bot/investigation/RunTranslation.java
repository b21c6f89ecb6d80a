package dee.bot.investigation;

import dee.bot.incident.Happening.EvidenceKept;
import dee.bot.incident.Happening.SignalSeen;
import dee.bot.incident.Judgement;
import dee.bot.incident.KeptEvidence;
import dee.bot.incident.KeptFile;
import dee.bot.incident.Series;
import dee.bot.incident.Signal;
import dee.bot.incident.TimelineEntry;
import dee.bot.room.Cleaned;
import dee.playbooks.Evidence;
import dee.playbooks.diagnosis.Condition;
import dee.playbooks.diagnosis.Diagnosis;
import dee.playbooks.diagnosis.LinkState;
import dee.playbooks.diagnosis.Verdict;
import dee.playbooks.run.InstanceReport;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Says what a run found in the words of the timeline. A run numbers its evidence from {@code e1},
 * with gaps; an incident may have several runs, so the numbers go on behind the highest one before.
 *
 * @param highestBefore the highest number among the incident's evidence when the run began
 */
record RunTranslation(int highestBefore) {

  /** The longest sentence that is kept; what is longer is in the evidence. */
  private static final int SENTENCE = 400;

  private static final Pattern BRACKETED = Pattern.compile("\\[e[0-9]{1,6}(?:[ ,]+e[0-9]{1,6})*]");
  private static final Pattern ID = Pattern.compile("e([0-9]{1,6})");

  /** The highest number among the evidence of a timeline; 0 when there is none. */
  static int highest(List<TimelineEntry> timeline) {
    return timeline.stream()
        .flatMap(entry ->
            entry.what() instanceof EvidenceKept(int _, KeptEvidence kept)
                ? ID.matcher(kept.id()).results()
                : Stream.empty())
        .mapToInt(id -> Integer.parseInt(id.group(1)))
        .max()
        .orElse(0);
  }

  KeptEvidence evidence(Evidence evidence, String sha256, Optional<KeptFile> file) {
    return new KeptEvidence(
        id(evidence.id()),
        evidence.target(),
        evidence.probe(),
        Cleaned.line(evidence.command(), 2000),
        evidence.at(),
        evidence.exit(),
        evidence.elapsed(),
        sha256,
        evidence.bytes(),
        evidence.redactions(),
        file);
  }

  Judgement judgement(InstanceReport report) {
    Diagnosis diagnosis = report.diagnosis();
    return new Judgement(
        report.target(),
        report.service(),
        report.pid(),
        verdict(diagnosis.verdict()),
        diagnosis.symptoms(),
        diagnosis.causes(),
        links(diagnosis.chain()),
        links(diagnosis.ruledOut()),
        links(diagnosis.notChecked()),
        diagnosis.nextProbe(),
        report.facts().stream().map(this::sentence).toList(),
        report.exchange().map(e -> ExchangeTranslation.of(e, this::ids, this::sentence)));
  }

  List<SignalSeen> signals(int run, InstanceReport report) {
    return report.past().signals().stream()
        .map(s ->
            new SignalSeen(
                run,
                new Signal(
                    report.target(), s.name(), sentence(s.says()), s.at(), ids(s.evidence()))))
        .toList();
  }

  List<Series> series(InstanceReport report) {
    return report.past().series().stream()
        .map(s ->
            new Series(
                report.target(),
                s.measure(),
                s.unit(),
                s.limit(),
                s.points().stream().map(p -> new Series.Point(p.at(), p.value())).toList(),
                ids(s.evidence())))
        .toList();
  }

  /** A sentence of the run, on one line and of bounded length, with the incident's evidence ids. */
  String sentence(String text) {
    return BRACKETED
        .matcher(Cleaned.calm(text, SENTENCE))
        .replaceAll(ids -> ID.matcher(ids.group()).replaceAll(this::moved));
  }

  private String moved(MatchResult id) {
    return id(id.group());
  }

  private String id(String inRun) {
    var matcher = ID.matcher(inRun);
    return matcher.matches() ? "e" + (Integer.parseInt(matcher.group(1)) + highestBefore) : inRun;
  }

  private List<String> ids(List<String> inRun) {
    return inRun.stream().map(this::id).toList();
  }

  private List<Judgement.Link> links(List<Diagnosis.Link> links) {
    return links.stream().map(this::link).toList();
  }

  private Judgement.Link link(Diagnosis.Link link) {
    return switch (link.state()) {
      case LinkState.Observed(String says, List<String> evidence) ->
          link(link.condition(), Judgement.State.OBSERVED, says, evidence);
      case LinkState.Refuted(String says, List<String> evidence) ->
          link(link.condition(), Judgement.State.REFUTED, says, evidence);
      case LinkState.NotChecked(String reason, List<String> _) ->
          link(link.condition(), Judgement.State.NOT_CHECKED, reason, List.of());
    };
  }

  private Judgement.Link link(
      Condition condition, Judgement.State state, String says, List<String> evidence) {
    return new Judgement.Link(
        condition.id(),
        condition.states(),
        state,
        sentence(says),
        ids(evidence),
        condition.remedyNow(),
        condition.realFix());
  }

  private static Judgement.Verdict verdict(Verdict verdict) {
    return switch (verdict) {
      case EXPLAINED -> Judgement.Verdict.EXPLAINED;
      case UNRESOLVED -> Judgement.Verdict.UNRESOLVED;
      case AT_RISK -> Judgement.Verdict.AT_RISK;
      case HEALTHY -> Judgement.Verdict.HEALTHY;
    };
  }
}
