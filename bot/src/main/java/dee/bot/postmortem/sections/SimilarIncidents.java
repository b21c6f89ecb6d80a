package dee.bot.postmortem.sections;

import static dee.bot.postmortem.sections.MarkdownText.list;
import static dee.bot.postmortem.sections.MarkdownText.value;

import dee.bot.incident.Incident;
import dee.bot.incident.IncidentStore;
import dee.bot.postmortem.facts.CaseFile;
import dee.bot.postmortem.facts.Findings;
import dee.bot.room.Texts;
import java.util.ArrayList;
import java.util.List;

/** Earlier incidents in which the same causes were found. */
public record SimilarIncidents(Texts texts, IncidentStore store) implements Section {

  private static final int SHOWN = 5;

  /** So many earlier incidents are looked at, the newest first. */
  private static final int LOOKED_AT = 200;

  @Override
  public void write(CaseFile file, MarkdownText out) {
    out.heading(2, texts.of("pm.similar"));
    List<String> causes = new Findings(file).causes();
    List<List<String>> rows = causes.isEmpty() ? List.of() : rows(file.incident(), causes);
    if (rows.isEmpty()) {
      out.bullet(
          texts.of(causes.isEmpty() ? "pm.similar.no-cause" : "pm.similar.none", list(causes)),
          List.of());
      out.endOfList();
      return;
    }
    out.table(
        List.of(
            texts.of("pm.similar.incident"),
            texts.of("pm.similar.declared"),
            texts.of("pm.header.service"),
            texts.of("pm.similar.summary"),
            texts.of("pm.similar.shared")),
        rows);
  }

  private List<List<String>> rows(Incident incident, List<String> causes) {
    List<Incident> earlier =
        store.incidents().stream()
            .filter(i -> i.id().number() < incident.id().number())
            .limit(LOOKED_AT)
            .toList();
    List<List<String>> rows = new ArrayList<>();
    for (Incident other : earlier) {
      if (rows.size() == SHOWN) {
        break;
      }
      List<String> shared =
          new Findings(CaseFile.of(other, store.timeline(other.id())))
              .causes().stream().filter(causes::contains).toList();
      if (!shared.isEmpty()) {
        rows.add(
            List.of(
                other.id().toString(),
                new Wording(texts).time(other.declaredAt()),
                value(other.service()),
                value(other.summary()),
                list(shared)));
      }
    }
    return rows;
  }
}
