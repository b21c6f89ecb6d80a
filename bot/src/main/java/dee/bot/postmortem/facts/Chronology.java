package dee.bot.postmortem.facts;

import dee.bot.incident.Happening;
import dee.bot.incident.Happening.EvidenceKept;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The timeline in the order things happened, the evidence of each run in one line. */
public final class Chronology {

  /** What one line tells of: one entry, or the evidence of a run. */
  public record Line(List<Told<Happening>> entries) {
    public Line {
      entries = List.copyOf(entries);
    }

    public Told<Happening> first() {
      return entries.getFirst();
    }

    Instant at() {
      return first().at();
    }

    public List<String> labels() {
      return entries.stream().map(Told::label).toList();
    }
  }

  private Chronology() {}

  public static List<Line> of(CaseFile file) {
    List<Line> lines = new ArrayList<>();
    Map<Integer, List<Told<Happening>>> evidence = new LinkedHashMap<>();
    for (Told<Happening> told : file.entries()) {
      if (told.what() instanceof EvidenceKept kept && told.corrections().isEmpty()) {
        evidence.computeIfAbsent(kept.run(), _ -> new ArrayList<>()).add(told);
      } else {
        lines.add(new Line(List.of(told)));
      }
    }
    evidence.values().forEach(entries -> lines.add(new Line(entries)));
    return lines.stream()
        .sorted(Comparator.comparing(Line::at).thenComparingInt(l -> l.first().entry().sequence()))
        .toList();
  }
}
