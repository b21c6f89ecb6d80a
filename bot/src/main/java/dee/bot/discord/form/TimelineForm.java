package dee.bot.discord.form;

import dee.bot.incident.TimelineEntry;
import dee.bot.room.EntryWords;
import dee.bot.room.Post;
import dee.bot.room.TimelineView;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;

/** The form of a timeline: one item an entry, its label at the end; a long one is a file. */
record TimelineForm(Layout layout) {

  /** As long as a note may be: the timeline is where people read what was cut elsewhere. */
  private static final int LONGEST = 2100;

  private static final Comparator<TimelineEntry> RECORDED =
      Comparator.comparingInt(TimelineEntry::sequence);

  MessageCreateBuilder of(Post.TimelinePost post) {
    List<TimelineView.Line> lines = TimelineView.of(post.entries(), post.all());
    boolean oneDay =
        lines.stream()
                .map(line -> line.at().atOffset(ZoneOffset.UTC).toLocalDate())
                .distinct()
                .count()
            <= 1;
    EntryWords words = new EntryWords(layout.texts());
    return layout.of(
        post.incident() + "-timeline",
        paper -> {
          paper.heading("", layout.texts().of("discord.timeline.title", post.incident()));
          for (TimelineView.Line line : lines) {
            paper.bullet(entry(paper, line, words, oneDay));
          }
        });
  }

  private String entry(Paper paper, TimelineView.Line line, EntryWords words, boolean oneDay) {
    List<TimelineEntry> entries =
        switch (line) {
          case TimelineView.Line.Entry entry -> List.of(entry.line().entry());
          case TimelineView.Line.Evidence evidence -> evidence.entries();
        };
    String first = entries.stream().min(RECORDED).orElseThrow().label();
    String last = entries.stream().max(RECORDED).orElseThrow().label();
    return layout
        .texts()
        .of(
            "discord.timeline.entry",
            oneDay ? paper.clock(line.at()) : paper.moment(line.at()),
            paper.said(entries.getFirst().by().name(), 40),
            paper.said(words.of(line), LONGEST),
            entries.size() == 1 ? first : first + "-" + last);
  }
}
