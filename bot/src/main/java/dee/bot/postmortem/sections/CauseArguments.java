package dee.bot.postmortem.sections;

import static dee.bot.postmortem.sections.MarkdownText.list;
import static dee.bot.postmortem.sections.MarkdownText.value;
import static dee.bot.postmortem.sections.Wording.joined;

import dee.bot.incident.Judgement;
import dee.bot.incident.Judgement.Link;
import dee.bot.incident.Judgement.State;
import dee.bot.incident.Judgement.Verdict;
import dee.bot.postmortem.facts.Findings;
import dee.bot.postmortem.facts.Findings.Contradiction;
import dee.bot.postmortem.facts.Findings.Group;
import dee.bot.room.Texts;
import java.util.List;

/** For each cause of a group of instances: what speaks for it, what against it, how sure it is. */
record CauseArguments(Texts texts, Findings findings, Group group) {

  void write(MarkdownText out) {
    Judgement j = group.first();
    List<Link> causes = j.causeLinks();
    if (causes.isEmpty()) {
      out.bullet(texts.of("pm.causes.unknown"), group.labels());
    }
    causes.forEach(cause -> argue(cause, j, out));
    if (j.verdict() == Verdict.UNRESOLVED) {
      j.nextProbe()
          .ifPresent(p -> out.bullet(texts.of("pm.causes.next", value(p)), group.labels()));
    }
    out.endOfList();
  }

  private void argue(Link cause, Judgement j, MarkdownText out) {
    List<String> basis =
        cause.evidence().isEmpty() ? group.labels() : joined(cause.evidence(), group.labels());
    out.bullet(texts.of("pm.causes.cause", value(cause.condition()), value(cause.states())), basis);
    out.bullet(texts.of("pm.causes.for", value(Wording.says(cause))), basis);
    List<Contradiction> looks = findings.against(cause, group);
    List<Contradiction> against = looks.stream().filter(c -> !agrees(c)).toList();
    looks.stream()
        .filter(CauseArguments::agrees)
        .forEach(c ->
            out.bullet(
                texts.of(
                    c.sameInstance() ? "pm.causes.for.healed" : "pm.causes.for.healthy",
                    value(c.judged().judgement().target()),
                    c.judged().run(),
                    value(Wording.says(c.link()))),
                joined(c.link().evidence(), c.judged().label())));
    against.forEach(c ->
        out.bullet(
            texts.of(
                "pm.causes.against",
                value(c.judged().judgement().target()),
                c.judged().run(),
                value(Wording.says(c.link()))),
            joined(c.link().evidence(), c.judged().label())));
    if (against.isEmpty()) {
      out.bullet(
          texts.of("pm.causes.against.none"),
          findings.all().stream().map(Findings.Judged::label).toList());
    }
    out.bullet(texts.of("pm.causes.confidence." + confidence(j, against)), group.labels());
    out.bullet(texts.of("pm.causes.disproof", value(cause.condition()), list(j.symptoms())), basis);
  }

  /** A healthy instance without the cause fits: there the cause would have to be absent. */
  private static boolean agrees(Contradiction look) {
    return look.judged().judgement().verdict() == Verdict.HEALTHY;
  }

  private static String confidence(Judgement j, List<Contradiction> against) {
    if (j.chain().stream().anyMatch(l -> l.state() != State.OBSERVED)) {
      return "gaps";
    }
    return switch (j.verdict()) {
      case EXPLAINED -> against.isEmpty() ? "whole" : "contradicted";
      case UNRESOLVED -> "gaps";
      case AT_RISK, HEALTHY -> "no-symptom";
    };
  }
}
