package dee.bot.postmortem.facts;

import dee.bot.incident.Happening;
import dee.bot.incident.Happening.EntryCorrected;
import dee.bot.incident.Happening.EvidenceKept;
import dee.bot.incident.Happening.PostmortemWritten;
import dee.bot.incident.Incident;
import dee.bot.incident.KeptEvidence;
import dee.bot.incident.TimelineEntry;
import dee.bot.postmortem.facts.Told.Correction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A timeline, ready to be asked. Of post-mortems that were written nothing is told, so that writing
 * one changes none.
 *
 * @param entries in the order they were recorded
 */
public record CaseFile(Incident incident, List<Told<Happening>> entries) {

  public CaseFile {
    entries = List.copyOf(entries);
  }

  /** The case of an incident. */
  public static CaseFile of(Incident incident, List<TimelineEntry> timeline) {
    Map<Integer, List<Correction>> corrections = new HashMap<>();
    for (TimelineEntry entry : timeline) {
      if (entry.what() instanceof EntryCorrected corrected) {
        corrections
            .computeIfAbsent(corrected.sequence(), _ -> new ArrayList<>())
            .add(new Correction(entry.label(), corrected));
      }
    }
    return new CaseFile(
        incident,
        timeline.stream()
            .filter(e -> !(e.what() instanceof PostmortemWritten))
            .map(e -> Told.of(e, corrections.getOrDefault(e.sequence(), List.of())))
            .toList());
  }

  /** Entries of one kind, in the order they were recorded. */
  public <H extends Happening> List<Told<H>> all(Class<H> kind) {
    return entries.stream().flatMap(e -> e.as(kind).stream()).toList();
  }

  public <H extends Happening> Optional<Told<H>> first(Class<H> kind) {
    return entries.stream().flatMap(e -> e.as(kind).stream()).findFirst();
  }

  public <H extends Happening> Optional<Told<H>> last(Class<H> kind) {
    return all(kind).stream().reduce((_, later) -> later);
  }

  /** The entry every claim about the incident as such rests on: its declaration. */
  public Told<Happening> declaration() {
    return entries.getFirst();
  }

  /** The whole timeline as a reference: what is not on record is not in it. */
  public List<String> whole() {
    return entries.stream().map(Told::label).toList();
  }

  public List<Told<EvidenceKept>> evidence() {
    return all(EvidenceKept.class);
  }

  public List<KeptEvidence> keptEvidence() {
    return evidence().stream().map(t -> t.what().evidence()).toList();
  }
}
