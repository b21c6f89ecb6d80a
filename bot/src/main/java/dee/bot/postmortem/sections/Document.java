package dee.bot.postmortem.sections;

import dee.bot.incident.EvidenceArchive;
import dee.bot.incident.IncidentStore;
import dee.bot.postmortem.facts.CaseFile;
import dee.bot.room.Texts;
import java.time.Instant;
import java.util.List;

/** A whole post-mortem in Markdown. */
public record Document(Texts texts, IncidentStore store, EvidenceArchive archive) {

  /**
   * The text; the same case at the same time gives the same one.
   *
   * @param generated the time that it bears
   */
  public String of(CaseFile file, Instant generated) {
    List<Section> sections =
        List.of(
            new AtAGlance(texts, generated),
            new Summary(texts),
            new Times(texts),
            new Detection(texts),
            new Impact(texts),
            new TimelineTable(texts),
            new Trigger(texts),
            new Causes(texts),
            new RuledOut(texts),
            new Mitigation(texts),
            new Hindsight(texts),
            new RisksLeft(texts),
            new ActionItems(texts),
            new OpenQuestions(texts),
            new Communication(texts),
            new SimilarIncidents(texts, store),
            new EvidenceAppendix(texts, archive));
    MarkdownText out = new MarkdownText();
    sections.forEach(s -> s.write(file, out));
    return out.toString();
  }
}
