package dee.bot.postmortem.sections;

import static dee.bot.postmortem.sections.MarkdownText.list;
import static dee.bot.postmortem.sections.MarkdownText.value;
import static dee.bot.postmortem.sections.Wording.joined;

import dee.bot.incident.Happening.InvestigationEnded;
import dee.bot.incident.Incident;
import dee.bot.incident.Judgement;
import dee.bot.incident.Judgement.Verdict;
import dee.bot.postmortem.facts.CaseFile;
import dee.bot.postmortem.facts.Findings;
import dee.bot.postmortem.facts.Findings.Group;
import dee.bot.postmortem.facts.KeyTimes;
import dee.bot.postmortem.facts.Moment;
import dee.bot.postmortem.facts.PlanStory;
import dee.bot.room.EntryWords;
import dee.bot.room.Texts;
import java.util.List;
import java.util.Optional;

/** What happened, in a few sentences. */
public record Summary(Texts texts) implements Section {

  /** So many diagnoses are told; the rest stands under the causes. */
  private static final int GROUPS = 5;

  @Override
  public void write(CaseFile file, MarkdownText out) {
    Wording wording = new Wording(texts);
    Incident i = file.incident();
    out.heading(2, texts.of("pm.summary"));
    out.bullet(
        texts.of(
            "pm.summary.declared",
            wording.time(i.declaredAt()),
            value(i.service()),
            value(i.summary())),
        List.of(file.declaration().label()));
    List<Group> groups = new Findings(file).groups();
    groups.stream().limit(GROUPS).forEach(group -> tell(group, out));
    if (groups.size() > GROUPS) {
      out.bullet(
          texts.of("pm.summary.more", groups.size() - GROUPS),
          groups.stream().skip(GROUPS).flatMap(g -> g.labels().stream()).toList());
    }
    PlanStory.of(file).forEach(plan -> tell(plan, out));
    KeyTimes times = KeyTimes.of(file);
    end(file, times, wording, out);
    file.last(InvestigationEnded.class)
        .ifPresent(run ->
            out.bullet(
                texts.of(
                    "pm.summary.coverage",
                    run.what().answered(),
                    texts.count("instances", run.what().asked())),
                List.of(run.label())));
    out.endOfList();
  }

  private void tell(Group group, MarkdownText out) {
    Judgement j = group.first();
    String causes =
        j.causeLinks().isEmpty()
            ? list(j.causes())
            : String.join("; ", j.causeLinks().stream().map(l -> value(l.states())).toList());
    out.bullet(
        texts.of("pm.summary." + verdict(j), list(group.targets()), causes, list(j.symptoms())),
        joined(j.chain().isEmpty() ? j.evidence() : j.chainEvidence(), group.labels()));
  }

  /** Where clients were not seen to suffer, nothing is said of them. */
  private static String verdict(Judgement j) {
    boolean silent = j.verdict() == Verdict.UNRESOLVED && j.symptoms().isEmpty();
    return EntryWords.verdict(j.verdict()) + (silent ? ".no-symptom" : "");
  }

  private void tell(PlanStory story, MarkdownText out) {
    story
        .end()
        .ifPresent(end ->
            out.bullet(
                texts.of(
                    end.what().completed() ? "pm.summary.plan" : "pm.summary.plan-stopped",
                    value(story.plan().name()),
                    list(story.plan().targets())),
                List.of(story.made().label(), end.label())));
    if (!story.checks().isEmpty()) {
      var check = story.checks().getLast();
      out.bullet(
          texts.of(
              check.what().gone() ? "pm.summary.gone" : "pm.summary.stays",
              Wording.duration(check.what().window())),
          joined(check.what().evidence(), check.label()));
    }
  }

  private void end(CaseFile file, KeyTimes times, Wording wording, MarkdownText out) {
    Optional<Moment> resolved = times.resolved();
    if (resolved.isEmpty()) {
      out.bullet(
          texts.of("pm.summary.open", file.incident().status().word()),
          List.of(file.entries().getLast().label()));
      return;
    }
    String at = wording.time(resolved.get().at());
    out.bullet(
        times
            .toResolve()
            .map(d -> texts.of("pm.summary.resolved.after", at, Wording.duration(d)))
            .orElseGet(() -> texts.of("pm.summary.resolved", at)),
        joined(
            times.began().map(Moment::references).orElse(List.of()), resolved.get().references()));
  }
}
