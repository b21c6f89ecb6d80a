package dee.bot.console;

import dee.bot.console.StyledLine.Style;
import dee.bot.incident.TimelineEntry;
import dee.bot.room.Cleaned;
import dee.bot.room.EntryWords;
import dee.bot.room.Post;
import dee.bot.room.Texts;
import dee.bot.room.TimelineView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The lines of a timeline: of several days each gets a line of its own, an entry its label at the
 * right.
 */
final class TimelineLines {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

  /** As long as a note may be: the timeline is where people read what was cut elsewhere. */
  private static final int LONGEST = 2100;

  private static final Comparator<TimelineEntry> RECORDED =
      Comparator.comparingInt(TimelineEntry::sequence);

  private final Texts texts;

  TimelineLines(Texts texts) {
    this.texts = texts;
  }

  void add(PageLayout page, Post.TimelinePost post) {
    page.paragraph(Style.HEAD, "", texts.of("timeline.title", post.incident()));
    EntryWords words = new EntryWords(texts);
    List<TimelineView.Line> lines = TimelineView.of(post.entries(), post.all());
    boolean oneDay = lines.stream().map(TimelineLines::day).distinct().count() == 1;
    Optional<LocalDate> day = Optional.empty();
    for (TimelineView.Line line : lines) {
      Optional<LocalDate> today = Optional.of(day(line));
      if (!oneDay && !day.equals(today)) {
        page.paragraph(Style.QUIET, "  ", day(line).toString());
      }
      day = today;
      entry(page, line.at(), entries(line), words.of(line));
    }
  }

  private static LocalDate day(TimelineView.Line line) {
    return line.at().atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private static List<TimelineEntry> entries(TimelineView.Line line) {
    return switch (line) {
      case TimelineView.Line.Entry entry -> List.of(entry.line().entry());
      case TimelineView.Line.Evidence evidence -> evidence.entries();
    };
  }

  private static void entry(
      PageLayout page, Instant at, List<TimelineEntry> entries, String words) {
    String by = Cleaned.line(entries.getFirst().by().name(), 40);
    String first = entries.stream().min(RECORDED).orElseThrow().label();
    String last = entries.stream().max(RECORDED).orElseThrow().label();
    String labels = entries.size() == 1 ? first : first + "-" + last;
    page.paragraph(
        Style.PLAIN,
        "  " + TIME.format(at) + "  ",
        by + ": " + Cleaned.line(words, LONGEST),
        "[" + labels + "]");
  }
}
