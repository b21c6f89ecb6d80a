package dee.bot.console;

import dee.bot.console.StyledLine.Style;
import dee.bot.incident.Status;
import dee.bot.room.Cleaned;
import dee.bot.room.Post;
import dee.bot.room.Texts;
import java.time.Instant;
import java.util.function.Function;

/** The lines of status updates, sent or drafted. */
final class UpdateLines {

  private static final String INDENT = "   ";
  private static final int LONGEST = 2000;

  private final Texts texts;
  private final Function<Instant, String> clock;

  UpdateLines(Texts texts, Function<Instant, String> clock) {
    this.texts = texts;
    this.clock = clock;
  }

  void add(PageLayout page, Post.UpdatePost u) {
    String title = texts.of("update.title", u.incident(), u.number(), u.status().word());
    page.paragraph(Style.HEAD, mark(u.status()) + " ", title, clock.apply(u.at()));
    page.paragraph(Style.PLAIN, INDENT, Cleaned.line(u.text(), LONGEST));
    page.paragraph(
        Style.PLAIN,
        INDENT,
        u.next()
            .map(next -> texts.of("update.next", clock.apply(next)))
            .orElseGet(() -> texts.of("update.next.none")));
  }

  private static String mark(Status status) {
    return switch (status) {
      case INVESTIGATING, IDENTIFIED -> "🔴";
      case MITIGATED, MONITORING -> "🟡";
      case RESOLVED, CLOSED -> "🟢";
    };
  }

  void add(PageLayout page, Post.DraftPost d) {
    String key = d.overdue() ? "update.draft.overdue" : "update.draft";
    page.paragraph(Style.HEAD, "✎ ", texts.of(key, d.incident(), d.number(), clock.apply(d.due())));
    page.paragraph(Style.PLAIN, INDENT, Cleaned.line(d.text(), LONGEST));
    page.paragraph(Style.PLAIN, INDENT, texts.of("update.draft.how", d.incident()));
  }
}
