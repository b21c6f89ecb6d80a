package dee.bot.postmortem.sections;

import static dee.bot.postmortem.sections.MarkdownText.list;
import static dee.bot.postmortem.sections.MarkdownText.value;
import static dee.bot.postmortem.sections.Wording.joined;

import dee.bot.incident.Happening.QuarantineEnded;
import dee.bot.incident.Happening.Quarantined;
import dee.bot.incident.Judgement;
import dee.bot.incident.Judgement.Verdict;
import dee.bot.postmortem.facts.CaseFile;
import dee.bot.postmortem.facts.Curve;
import dee.bot.postmortem.facts.Findings;
import dee.bot.postmortem.facts.Findings.Judged;
import dee.bot.room.EntryWords;
import dee.bot.room.Texts;
import java.util.List;

/** What kept it from being worse, and how much room is left before it happens again. */
public record RisksLeft(Texts texts) implements Section {

  private static final int CURVES = 40;

  @Override
  public void write(CaseFile file, MarkdownText out) {
    Findings findings = new Findings(file);
    out.heading(2, texts.of("pm.risks"));
    findings.groups().stream()
        .filter(g -> g.first().verdict() == Verdict.HEALTHY)
        .forEach(g ->
            out.bullet(
                texts.of("pm.risks.healthy", list(g.targets())),
                joined(g.first().evidence(), g.labels())));
    for (Judged judged : findings.latest()) {
      last(judged, out);
    }
    Curve.of(file).stream()
        .filter(c -> !c.limits().isEmpty() && c.limits().getLast() > 0)
        .limit(CURVES)
        .forEach(c -> room(c, out));
    asideStill(file, out);
    if (findings.all().isEmpty() && Curve.of(file).isEmpty()) {
      out.bullet(texts.of("pm.risks.unknown"), file.whole());
    }
    out.endOfList();
  }

  private void last(Judged judged, MarkdownText out) {
    Judgement j = judged.judgement();
    String facts =
        j.facts().isEmpty() ? texts.of("pm.causes.nothing") : value(String.join("; ", j.facts()));
    out.bullet(
        texts.of(
            "pm.risks.last",
            value(j.target()),
            judged.run(),
            texts.of("verdict." + EntryWords.verdict(j.verdict())),
            facts),
        joined(j.evidence(), judged.label()));
  }

  private void room(Curve curve, MarkdownText out) {
    double limit = curve.limits().getLast();
    double left = 100 * (limit - curve.last().value()) / limit;
    Wording wording = new Wording(texts);
    out.bullet(
        texts.of(
            "pm.risks.room",
            value(curve.target()),
            value(wording.measure(curve.measure())),
            value(Wording.number(curve.last().value())),
            value(Wording.number(limit, curve.unit())),
            Wording.number(Math.max(0, Math.rint(left))),
            value(Wording.number(curve.highest().value())),
            wording.time(curve.highest().at())),
        curve.references());
  }

  private void asideStill(CaseFile file, MarkdownText out) {
    Wording wording = new Wording(texts);
    List<String> ended =
        file.all(QuarantineEnded.class).stream().map(q -> q.what().target()).toList();
    file.all(Quarantined.class).stream()
        .filter(q -> !ended.contains(q.what().target()))
        .forEach(q ->
            out.bullet(
                texts.of(
                    "pm.risks.aside", value(q.what().target()), wording.time(q.what().until())),
                List.of(q.label())));
  }
}
