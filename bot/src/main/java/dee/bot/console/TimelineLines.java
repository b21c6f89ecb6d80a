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
import java.util.List;
import java.util.Optional;

/** The lines of a timeline: a new day gets a line of its own, an entry its label at the right. */
final class TimelineLines {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

  /** As long as a note may be: the timeline is where people read what was cut elsewhere. */
  private static final int LONGEST = 2100;

  private final Texts texts;

  TimelineLines(Texts texts) {
    this.texts = texts;
  }

  void add(PageLayout page, Post.TimelinePost post) {
    page.paragraph(Style.HEAD, "", texts.of("timeline.title", post.incident()));
    EntryWords words = new EntryWords(texts);
    Optional<LocalDate> day = Optional.empty();
    for (TimelineView.Line line : TimelineView.of(post.entries(), post.all())) {
      LocalDate today = line.at().atOffset(ZoneOffset.UTC).toLocalDate();
      if (day.isPresent() && !day.get().equals(today)) {
        page.paragraph(Style.QUIET, "  ", today.toString());
      }
      day = Optional.of(today);
      entry(page, line.at(), entries(line), words.of(line));
    }
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
    String labels =
        entries.size() == 1
            ? entries.getFirst().label()
            : entries.getFirst().label() + "-" + entries.getLast().label();
    page.paragraph(
        Style.PLAIN,
        "  " + TIME.format(at) + "  ",
        by + ": " + Cleaned.line(words, LONGEST),
        "[" + labels + "]");
  }
}
