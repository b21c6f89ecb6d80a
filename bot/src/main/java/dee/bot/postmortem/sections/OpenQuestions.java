package dee.bot.postmortem.sections;

import static dee.bot.postmortem.sections.MarkdownText.list;
import static dee.bot.postmortem.sections.MarkdownText.value;
import static dee.bot.postmortem.sections.Wording.joined;

import dee.bot.incident.Happening.StepEnded;
import dee.bot.incident.Judgement.Link;
import dee.bot.incident.Judgement.Verdict;
import dee.bot.incident.Plan;
import dee.bot.postmortem.facts.CaseFile;
import dee.bot.postmortem.facts.Changes;
import dee.bot.postmortem.facts.Findings;
import dee.bot.postmortem.facts.Findings.Group;
import dee.bot.postmortem.facts.Findings.Judged;
import dee.bot.postmortem.facts.KeyTimes;
import dee.bot.room.Texts;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is still not known, as questions; the lessons are people's. */
public record OpenQuestions(Texts texts) implements Section {

  @Override
  public void write(CaseFile file, MarkdownText out) {
    Findings findings = new Findings(file);
    out.heading(2, texts.of("pm.lessons"));
    if (KeyTimes.of(file).began().isEmpty()) {
      ask(texts.of("pm.lessons.onset"), file.whole(), out);
    }
    if (Changes.all(file).isEmpty()) {
      ask(texts.of("pm.lessons.trigger"), file.whole(), out);
    }
    unresolved(findings, out);
    conflicts(findings, out);
    unknownSteps(file, out);
    notChecked(findings, out);
    ask(texts.of("pm.lessons.learned"), List.of(), out);
    out.endOfList();
  }

  private void ask(String question, List<String> references, MarkdownText out) {
    out.bullet(question, references);
    out.answer(texts.of("pm.to-answer"));
  }

  private void unresolved(Findings findings, MarkdownText out) {
    for (Group group : findings.groups()) {
      if (group.first().verdict() == Verdict.UNRESOLVED) {
        ask(
            group
                .first()
                .nextProbe()
                .map(p -> texts.of("pm.lessons.unresolved.probe", list(group.targets()), value(p)))
                .orElseGet(() -> texts.of("pm.lessons.unresolved", list(group.targets()))),
            group.labels(),
            out);
      }
    }
  }

  /** Causes that another sick look did not find. */
  private void conflicts(Findings findings, MarkdownText out) {
    for (Group group : findings.groups()) {
      for (Link cause : group.first().causeLinks()) {
        findings.against(cause, group).stream()
            .filter(c -> c.judged().judgement().verdict() != Verdict.HEALTHY)
            .forEach(c ->
                ask(
                    texts.of(
                        "pm.lessons.conflict",
                        value(cause.condition()),
                        list(group.targets()),
                        value(c.judged().judgement().target()),
                        c.judged().run()),
                    joined(c.link().evidence(), c.judged().label()),
                    out));
      }
    }
  }

  private void unknownSteps(CaseFile file, MarkdownText out) {
    file.all(StepEnded.class).stream()
        .filter(s -> s.what().result() == Plan.Result.UNKNOWN)
        .forEach(s ->
            ask(
                texts.of("pm.lessons.step", s.what().step(), value(s.what().plan())),
                List.of(s.label()),
                out));
  }

  /** One question for each reason, with everything it kept from being seen. */
  private void notChecked(Findings findings, MarkdownText out) {
    Map<String, Set<String>> conditions = new LinkedHashMap<>();
    Map<String, Set<String>> labels = new LinkedHashMap<>();
    for (Judged judged : findings.latest()) {
      for (Link link : judged.judgement().notChecked()) {
        String why = Wording.says(link);
        conditions.computeIfAbsent(why, _ -> new LinkedHashSet<>()).add(link.condition());
        labels.computeIfAbsent(why, _ -> new LinkedHashSet<>()).add(judged.label());
      }
    }
    conditions.forEach((why, which) ->
        ask(
            texts.of("pm.lessons.not-checked", list(List.copyOf(which)), value(why)),
            List.copyOf(labels.getOrDefault(why, Set.of())),
            out));
  }
}
