package dee.bot.postmortem.sections;

import static dee.bot.postmortem.sections.MarkdownText.list;
import static dee.bot.postmortem.sections.MarkdownText.value;

import dee.bot.incident.Judgement.Link;
import dee.bot.postmortem.facts.CaseFile;
import dee.bot.postmortem.facts.Findings;
import dee.bot.postmortem.facts.Findings.Group;
import dee.bot.room.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What would end each cause for good; who does it, and until when, people fill in. */
public record ActionItems(Texts texts) implements Section {

  private record Basis(Set<String> conditions, List<String> labels) {}

  @Override
  public void write(CaseFile file, MarkdownText out) {
    out.heading(2, texts.of("pm.actions"));
    Map<String, Basis> fixes = new LinkedHashMap<>();
    for (Group group : new Findings(file).groups()) {
      for (Link cause : group.first().causeLinks()) {
        if (!cause.realFix().isEmpty()) {
          Basis basis =
              fixes.computeIfAbsent(
                  cause.realFix(), _ -> new Basis(new LinkedHashSet<>(), new ArrayList<>()));
          basis.conditions().add(cause.condition());
          basis.labels().addAll(group.labels());
        }
      }
    }
    if (fixes.isEmpty()) {
      out.paragraph(texts.of("pm.actions.none"));
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    fixes.forEach((fix, basis) ->
        rows.add(
            List.of(
                value(fix),
                texts.of("pm.actions.prevent"),
                list(List.copyOf(basis.conditions())),
                texts.of("pm.actions.owner"),
                texts.of("pm.actions.due"),
                "",
                References.inCell(basis.labels()))));
    out.table(
        List.of(
            texts.of("pm.times.what"),
            texts.of("pm.actions.type"),
            texts.of("pm.actions.against"),
            texts.of("pm.actions.who"),
            texts.of("pm.actions.when"),
            texts.of("pm.actions.tracker"),
            texts.of("pm.source")),
        rows);
  }
}
