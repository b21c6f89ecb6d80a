package dee.bot.incident;

import dee.bot.incident.Happening.EntryCorrected;
import dee.bot.incident.Happening.NoteAdded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A timeline with its corrections applied: what people mean by it now. What stood there before is
 * kept in the lines of the corrections.
 */
public final class CorrectedTimeline {

  /**
   * One entry as it stands now.
   *
   * @param entry with the corrected text and time
   * @param correctedBy the last entry that corrected it
   * @param before of an entry that is a correction itself: the text it took the place of
   */
  public record Line(TimelineEntry entry, Optional<Integer> correctedBy, Optional<String> before) {}

  private final Map<Integer, EntryCorrected> texts = new HashMap<>();
  private final Map<Integer, Instant> times = new HashMap<>();
  private final Map<Integer, Integer> correctedBy = new HashMap<>();
  private final Map<Integer, String> replaced = new HashMap<>();

  private CorrectedTimeline() {}

  /**
   * The lines in the order in which things happened. Entries stay in the order of writing, whatever
   * the clock said: only those that somebody gave another time move.
   */
  public static List<Line> of(List<TimelineEntry> timeline) {
    return new CorrectedTimeline().lines(timeline);
  }

  private List<Line> lines(List<TimelineEntry> timeline) {
    Map<Integer, String> said = new HashMap<>();
    for (TimelineEntry entry : timeline) {
      if (entry.what() instanceof NoteAdded(String text)) {
        said.put(entry.sequence(), text);
      } else if (entry.what() instanceof EntryCorrected c) {
        correct(entry, c, said);
      }
    }
    List<Line> lines = new ArrayList<>();
    timeline.stream()
        .filter(e -> !times.containsKey(e.sequence()))
        .forEach(e -> lines.add(line(e)));
    timeline.stream()
        .filter(e -> times.containsKey(e.sequence()))
        .map(this::line)
        .sorted(Comparator.comparing((Line l) -> l.entry().at()))
        .forEach(moved -> lines.add(place(lines, moved.entry().at()), moved));
    return List.copyOf(lines);
  }

  private void correct(TimelineEntry by, EntryCorrected correction, Map<Integer, String> said) {
    int corrected = correction.sequence();
    correction
        .text()
        .ifPresent(text -> {
          Optional.ofNullable(said.put(corrected, text))
              .ifPresent(before -> replaced.put(by.sequence(), before));
          texts.put(corrected, correction);
        });
    correction.at().ifPresent(at -> times.put(corrected, at));
    correctedBy.put(corrected, by.sequence());
  }

  private Line line(TimelineEntry entry) {
    int sequence = entry.sequence();
    Happening what =
        entry.what() instanceof NoteAdded
            ? Optional.ofNullable(texts.get(sequence))
                .flatMap(EntryCorrected::text)
                .<Happening>map(NoteAdded::new)
                .orElse(entry.what())
            : entry.what();
    Instant at = times.getOrDefault(sequence, entry.at());
    return new Line(
        new TimelineEntry(entry.incident(), sequence, at, entry.by(), what),
        Optional.ofNullable(correctedBy.get(sequence)),
        Optional.ofNullable(replaced.get(sequence)));
  }

  private static int place(List<Line> lines, Instant at) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).entry().at().isAfter(at)) {
        return i;
      }
    }
    return lines.size();
  }
}
