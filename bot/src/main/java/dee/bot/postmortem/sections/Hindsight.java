package dee.bot.postmortem.sections;

import static dee.bot.postmortem.sections.MarkdownText.list;
import static dee.bot.postmortem.sections.MarkdownText.value;
import static dee.bot.postmortem.sections.Wording.joined;

import dee.bot.incident.Happening.EvidenceSecured;
import dee.bot.incident.Happening.StepEnded;
import dee.bot.incident.Happening.SymptomChecked;
import dee.bot.incident.Happening.TargetMissing;
import dee.bot.incident.Judgement;
import dee.bot.incident.Judgement.Verdict;
import dee.bot.incident.Plan;
import dee.bot.postmortem.facts.CaseFile;
import dee.bot.postmortem.facts.Findings;
import dee.bot.postmortem.facts.KeyTimes;
import dee.bot.postmortem.facts.Moment;
import dee.bot.room.Texts;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What went well, badly, or by luck: facts to think about; the thoughts are people's. */
public record Hindsight(Texts texts) implements Section {

  @Override
  public void write(CaseFile file, MarkdownText out) {
    out.heading(2, texts.of("pm.hindsight"));
    out.paragraph(texts.of("pm.hindsight.how"));
    out.heading(3, texts.of("pm.well"));
    well(file, out);
    prompt("pm.well.more", out);
    out.heading(3, texts.of("pm.badly"));
    badly(file, out);
    prompt("pm.badly.more", out);
    out.heading(3, texts.of("pm.lucky"));
    lucky(file, out);
    prompt("pm.lucky.more", out);
  }

  private void prompt(String key, MarkdownText out) {
    prompt(texts.of(key), List.of(), out);
    out.endOfList();
  }

  private void prompt(String fact, List<String> references, MarkdownText out) {
    out.bullet(fact, references);
    out.answer(texts.of("pm.to-answer"));
  }

  private void well(CaseFile file, MarkdownText out) {
    KeyTimes times = KeyTimes.of(file);
    times
        .toAcknowledge()
        .ifPresent(d ->
            prompt(
                texts.of("pm.well.acknowledged", Wording.duration(d)),
                joined(
                    times.detected().references(),
                    times.acknowledged().map(Moment::references).orElse(List.of())),
                out));
    file.all(EvidenceSecured.class).stream()
        .filter(e -> e.what().complete())
        .forEach(e ->
            prompt(
                texts.of("pm.well.secured", texts.count("pm.items", e.what().items())),
                List.of(e.label()),
                out));
    file.all(SymptomChecked.class).stream()
        .filter(c -> c.what().gone())
        .forEach(c ->
            prompt(
                texts.of("pm.well.gone", Wording.duration(c.what().window())),
                joined(c.what().evidence(), c.label()),
                out));
  }

  private void badly(CaseFile file, MarkdownText out) {
    KeyTimes times = KeyTimes.of(file);
    times
        .toDetect()
        .filter(d -> d.isPositive())
        .ifPresent(d ->
            prompt(
                texts.of("pm.badly.detected", Wording.duration(d)),
                joined(
                    times.began().map(Moment::references).orElse(List.of()),
                    times.detected().references()),
                out));
    file.all(StepEnded.class).stream()
        .filter(s -> s.what().result() != Plan.Result.DONE)
        .forEach(s ->
            prompt(
                texts.of(
                    s.what().result() == Plan.Result.FAILED
                        ? "pm.badly.step"
                        : "pm.badly.step-unknown",
                    value(s.what().plan()),
                    s.what().step()),
                List.of(s.label()),
                out));
    file.all(SymptomChecked.class).stream()
        .filter(c -> !c.what().gone())
        .forEach(c ->
            prompt(
                texts.of("pm.badly.stays", value(c.what().plan())),
                joined(c.what().evidence(), c.label()),
                out));
    Set<String> missing =
        file.all(TargetMissing.class).stream()
            .map(m -> m.what().target())
            .collect(Collectors.toCollection(TreeSet::new));
    if (!missing.isEmpty()) {
      prompt(
          texts.of("pm.badly.missing", list(List.copyOf(missing))),
          file.all(TargetMissing.class).stream().map(m -> m.label()).toList(),
          out);
    }
  }

  private void lucky(CaseFile file, MarkdownText out) {
    List<Findings.Group> healthy =
        new Findings(file)
            .groups().stream().filter(g -> g.first().verdict() == Verdict.HEALTHY).toList();
    for (Findings.Group group : healthy) {
      Judgement j = group.first();
      prompt(
          texts.of("pm.lucky.healthy", list(group.targets())),
          joined(j.evidence(), group.labels()),
          out);
    }
  }
}
