package dee.bot.postmortem;

import dee.bot.incident.EvidenceArchive;
import dee.bot.incident.Incident;
import dee.bot.incident.IncidentId;
import dee.bot.incident.IncidentStore;
import dee.bot.incident.IncidentStore.UnknownIncident;
import dee.bot.incident.Postmortems;
import dee.bot.incident.TimelineEntry;
import dee.bot.postmortem.facts.CaseFile;
import dee.bot.postmortem.html.HtmlPage;
import dee.bot.postmortem.merge.ThreeWayMerge;
import dee.bot.postmortem.picture.Pictures;
import dee.bot.postmortem.sections.Document;
import dee.bot.room.Texts;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Post-mortems as files of one directory: {@code INC-n.md}, which people may edit, and {@code
 * INC-n.html}, which shows it with pictures. What was generated last is kept in {@code
 * .generated/}, so that people's edits are told from it.
 */
public final class PostmortemFiles implements Postmortems {

  private final IncidentStore store;
  private final Texts texts;
  private final Path directory;
  private final InstantSource clock;
  private final Document document;
  private final ThreeWayMerge merge;

  public PostmortemFiles(
      IncidentStore store,
      EvidenceArchive archive,
      Texts texts,
      Path directory,
      InstantSource clock) {
    this.store = store;
    this.texts = texts;
    this.directory = directory;
    this.clock = clock;
    this.document = new Document(texts, store, archive);
    this.merge = new ThreeWayMerge(texts.of("pm.conflict"));
  }

  @Override
  public synchronized Path write(IncidentId id) {
    CaseFile file = file(id);
    String generated = document.of(file, clock.instant());
    WholeFile markdown = new WholeFile(directory.resolve(id + ".md"));
    WholeFile base = new WholeFile(directory.resolve(".generated").resolve(id + ".md"));
    String text =
        markdown.text().map(mine -> merged(base.text(), mine, generated)).orElse(generated);
    // In this order a crash in between leaves nothing that looks like an edit of people.
    markdown.write(text);
    base.write(generated);
    new WholeFile(directory.resolve(id + ".html"))
        .write(
            new HtmlPage(texts)
                .of(id + ": " + file.incident().service(), text, new Pictures(texts).of(file)));
    return markdown.path();
  }

  /**
   * The generated document, from what is on record now, without what people wrote.
   *
   * @throws UnknownIncident when there is no such incident
   */
  public String text(IncidentId id) {
    return document.of(file(id), clock.instant());
  }

  private CaseFile file(IncidentId id) {
    List<TimelineEntry> timeline = store.timeline(id);
    Incident incident = Incident.of(timeline).orElseThrow(() -> new UnknownIncident(id));
    return CaseFile.of(incident, timeline);
  }

  private String merged(Optional<String> base, String mine, String generated) {
    List<String> people = mine.lines().toList();
    List<String> now = generated.lines().toList();
    List<String> lines =
        base.map(b -> merge.merge(b.lines().toList(), people, now))
            .orElseGet(() -> merge.union(people, now));
    String end = mine.contains("\r\n") ? "\r\n" : "\n";
    return String.join(end, lines) + end;
  }
}
