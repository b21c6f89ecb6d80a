package dee.bot.postmortem.sections;

import static dee.bot.postmortem.sections.MarkdownText.list;
import static dee.bot.postmortem.sections.MarkdownText.value;
import static dee.bot.postmortem.sections.Wording.joined;

import dee.bot.incident.Exchange;
import dee.bot.incident.Happening.InvestigationEnded;
import dee.bot.incident.Judgement;
import dee.bot.incident.Judgement.Link;
import dee.bot.incident.Judgement.Verdict;
import dee.bot.postmortem.facts.CaseFile;
import dee.bot.postmortem.facts.Figures;
import dee.bot.postmortem.facts.Findings;
import dee.bot.postmortem.facts.Findings.Group;
import dee.bot.postmortem.facts.Findings.Judged;
import dee.bot.postmortem.facts.Told;
import dee.bot.room.EntryWords;
import dee.bot.room.Ladder;
import dee.bot.room.Texts;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was wrong with each instance, for what it speaks, against, and how sure that is. */
public record Causes(Texts texts) implements Section {

  /** Of so many instances of one diagnosis all links are told. */
  private static final int IN_FULL = 3;

  private static final Pattern CITED = Pattern.compile("(.*?)\\s*\\[(e[0-9]+(?:[ ,]+e[0-9]+)*)]");

  @Override
  public void write(CaseFile file, MarkdownText out) {
    Findings findings = new Findings(file);
    List<Group> groups = findings.groups();
    out.heading(2, texts.of("pm.causes"));
    if (groups.isEmpty()) {
      out.bullet(texts.of("pm.causes.none"), file.whole());
      out.endOfList();
    }
    for (int i = 0; i < groups.size(); i++) {
      group(groups.get(i), i + 1, findings, out);
    }
    differences(file, out);
  }

  private void group(Group group, int number, Findings findings, MarkdownText out) {
    Judgement j = group.first();
    out.heading(
        3,
        texts.of(
            "pm.causes.group",
            list(group.targets()),
            texts.of("verdict." + EntryWords.verdict(j.verdict()))));
    if (!j.chain().isEmpty()) {
      out.bullet(
          texts.of(
              "pm.causes.chain",
              String.join(" → ", j.chain().stream().map(l -> value(l.condition())).toList())),
          j.chainEvidence().isEmpty() ? group.labels() : j.chainEvidence());
      out.endOfList();
      out.figure(Figures.chain(number));
    }
    Findings.packets(j).ifPresent(exchange -> packets(exchange, group, number, out));
    if (j.verdict() == Verdict.HEALTHY) {
      group.members().forEach(m -> facts(m, out));
    } else {
      new CauseArguments(texts, findings, group).write(out);
      out.heading(4, texts.of("pm.causes.links"));
      group.members().stream().limit(IN_FULL).forEach(m -> links(m, out));
      group.members().stream()
          .skip(IN_FULL)
          .forEach(m ->
              out.bullet(
                  texts.of("pm.causes.same", value(m.judgement().target())),
                  joined(m.judgement().chainEvidence(), m.label())));
    }
    out.endOfList();
  }

  private void packets(Exchange exchange, Group group, int number, MarkdownText out) {
    out.bullet(
        value(exchange.shows()),
        exchange.evidence().isEmpty() ? group.labels() : exchange.evidence());
    out.endOfList();
    out.figure(Figures.ladder(number));
    out.verbatim(new Ladder(texts, exchange).lines(Ladder.WIDEST));
  }

  private void links(Judged judged, MarkdownText out) {
    for (Link link : judged.judgement().chain()) {
      out.bullet(
          texts.of(
              "pm.causes.link",
              value(judged.judgement().target()),
              value(link.condition()),
              value(Wording.says(link)),
              texts.of("pm.state." + LinkWords.state(link.state()))),
          link.evidence().isEmpty() ? List.of(judged.label()) : link.evidence());
    }
    if (judged.judgement().chain().isEmpty()) {
      facts(judged, out);
    }
  }

  private void facts(Judged judged, MarkdownText out) {
    Judgement j = judged.judgement();
    out.bullet(
        texts.of(
            "pm.causes.facts",
            value(j.target()),
            j.facts().isEmpty()
                ? texts.of("pm.causes.nothing")
                : value(String.join("; ", j.facts()))),
        joined(j.evidence(), judged.label()));
  }

  private void differences(CaseFile file, MarkdownText out) {
    out.heading(3, texts.of("pm.differences"));
    List<Told<InvestigationEnded>> telling =
        file.all(InvestigationEnded.class).stream()
            .filter(r -> !r.what().differences().isEmpty())
            .toList();
    if (telling.isEmpty()) {
      out.bullet(texts.of("pm.differences.none"), file.whole());
    } else {
      Told<InvestigationEnded> run = telling.getFirst();
      run.what().differences().forEach(d -> difference(d, run.label(), out));
    }
    out.endOfList();
  }

  /** A sentence of the run; evidence ids at its end become references. */
  private static void difference(String sentence, String label, MarkdownText out) {
    Matcher cited = CITED.matcher(sentence);
    if (cited.matches()) {
      out.bullet(value(cited.group(1)), joined(List.of(cited.group(2).split("[ ,]+", -1)), label));
    } else {
      out.bullet(value(sentence), List.of(label));
    }
  }
}
