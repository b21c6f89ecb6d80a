package dee.bot.room;

import dee.bot.incident.CorrectedTimeline;
import dee.bot.incident.Happening.EvidenceKept;
import dee.bot.incident.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A timeline as people read it: corrected, in order, the evidence of a run in one line. */
public final class TimelineView {

  /** One line. */
  public sealed interface Line {

    Instant at();

    /** An entry as it stands now. */
    record Entry(CorrectedTimeline.Line line) implements Line {
      @Override
      public Instant at() {
        return line.entry().at();
      }
    }

    /** What a run of a playbook kept. */
    record Evidence(int run, List<TimelineEntry> entries) implements Line {
      public Evidence {
        entries = List.copyOf(entries);
      }

      @Override
      public Instant at() {
        return entries.getFirst().at();
      }
    }
  }

  private TimelineView() {}

  /**
   * The lines.
   *
   * @param all whether each item of evidence has a line of its own
   */
  public static List<Line> of(List<TimelineEntry> timeline, boolean all) {
    List<CorrectedTimeline.Line> corrected = CorrectedTimeline.of(timeline);
    Map<Integer, List<TimelineEntry>> evidence = new HashMap<>();
    for (CorrectedTimeline.Line line : corrected) {
      if (!all && line.entry().what() instanceof EvidenceKept kept) {
        evidence.computeIfAbsent(kept.run(), _ -> new ArrayList<>()).add(line.entry());
      }
    }
    List<Line> lines = new ArrayList<>();
    for (CorrectedTimeline.Line line : corrected) {
      List<TimelineEntry> group =
          line.entry().what() instanceof EvidenceKept kept
              ? evidence.getOrDefault(kept.run(), List.of())
              : List.of();
      if (group.size() < 2) {
        lines.add(new Line.Entry(line));
      } else if (group.getFirst().sequence() == line.entry().sequence()) {
        lines.add(new Line.Evidence(((EvidenceKept) line.entry().what()).run(), group));
      }
    }
    return List.copyOf(lines);
  }
}
