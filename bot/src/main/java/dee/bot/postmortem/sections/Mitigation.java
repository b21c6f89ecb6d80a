package dee.bot.postmortem.sections;

import static dee.bot.postmortem.sections.MarkdownText.list;
import static dee.bot.postmortem.sections.MarkdownText.value;

import dee.bot.incident.Happening.MitigationProposed;
import dee.bot.incident.Happening.QuarantineEnded;
import dee.bot.incident.Proposal;
import dee.bot.postmortem.facts.CaseFile;
import dee.bot.postmortem.facts.Findings;
import dee.bot.postmortem.facts.KeyTimes;
import dee.bot.postmortem.facts.Moment;
import dee.bot.postmortem.facts.PlanStory;
import dee.bot.postmortem.facts.Told;
import dee.bot.room.Texts;
import java.util.List;
import java.util.Optional;

/** What was proposed, agreed to and done, what came of it, and whether it lasts. */
public record Mitigation(Texts texts) implements Section {

  @Override
  public void write(CaseFile file, MarkdownText out) {
    out.heading(2, texts.of("pm.mitigation"));
    List<PlanStory> plans = PlanStory.of(file);
    Optional<Told<MitigationProposed>> proposed = file.last(MitigationProposed.class);
    proposed.ifPresent(p -> p.what().proposals().forEach(one -> proposal(one, p.label(), out)));
    if (plans.isEmpty()) {
      out.bullet(texts.of("pm.mitigation.none"), file.whole());
    }
    out.endOfList();
    plans.forEach(plan -> new PlanTelling(texts, plan).write(out));
    if (!plans.isEmpty()) {
      out.heading(3, texts.of("pm.mitigation.outcome"));
    }
    file.all(QuarantineEnded.class)
        .forEach(q ->
            out.bullet(
                texts.of(
                    "pm.mitigation.quarantine-ended",
                    value(q.what().target()),
                    value(q.what().says())),
                List.of(q.label())));
    moment("pm.mitigation.mitigated", KeyTimes.of(file).mitigated(), file, out);
    moment("pm.mitigation.resolved", KeyTimes.of(file).resolved(), file, out);
    lasting(file, out);
    out.endOfList();
  }

  private void proposal(Proposal p, String label, MarkdownText out) {
    out.bullet(
        p.keeps().isEmpty()
            ? texts.of("pm.mitigation.proposed", value(p.name()), list(p.targets()))
            : texts.of(
                "pm.mitigation.proposed.keeps",
                value(p.name()),
                list(p.targets()),
                list(p.keeps())),
        List.of(label));
  }

  private void moment(String key, Optional<Moment> moment, CaseFile file, MarkdownText out) {
    Wording wording = new Wording(texts);
    out.bullet(
        texts.of(key, wording.orUnknown(moment, m -> wording.time(m.at()))),
        moment.map(Moment::references).orElse(file.whole()));
  }

  /** Nothing on record says that a lasting fix was made, so what was done counts as temporary. */
  private void lasting(CaseFile file, MarkdownText out) {
    Findings findings = new Findings(file);
    for (Findings.Group group : findings.groups()) {
      group.first().causeLinks().stream()
          .filter(l -> !l.realFix().isEmpty())
          .forEach(l ->
              out.bullet(
                  texts.of("pm.mitigation.temporary", value(l.condition()), value(l.realFix())),
                  group.labels()));
    }
  }
}
