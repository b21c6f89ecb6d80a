package dee.bot.discord.form;

import dee.bot.incident.Incident;
import dee.bot.room.Post;
import dee.bot.room.Texts;
import java.util.List;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;

/** The forms of short answers: a sentence, names with a few words, incidents. */
record ListForm(Layout layout) {

  MessageCreateBuilder of(Post.Notice notice) {
    String mark =
        switch (notice.tone()) {
          case DONE -> "✔ ";
          case INFO -> "";
          case WARNING -> "⚠ ";
          case ERROR -> "✖ ";
        };
    return layout.of("answer", paper -> paper.line(mark + paper.words(notice.text())));
  }

  MessageCreateBuilder of(Post.Listing listing) {
    return layout.of(
        "list",
        paper -> {
          paper.heading("", paper.words(listing.title()));
          for (Post.Row row : listing.rows()) {
            paper.bullet("**" + paper.said(row.name(), 200) + "** " + paper.words(row.about()));
          }
        });
  }

  MessageCreateBuilder of(List<Incident> incidents) {
    Texts texts = layout.texts();
    return layout.of(
        "incidents",
        paper -> {
          if (incidents.isEmpty()) {
            paper.line(texts.of("incidents.none"));
          }
          for (Incident i : incidents) {
            String line =
                texts.of(
                    "incidents.line",
                    "**" + i.id() + "**",
                    paper.said(i.service(), 60),
                    paper.said(i.summary(), 100),
                    i.severity().label(),
                    texts.of("discord.status." + i.status().word()));
            String mark = i.status().open() ? Marks.of(i.severity()) : Marks.of(i.status());
            paper.line(mark + " " + line + " · " + paper.moment(i.declaredAt()));
          }
        });
  }
}
