package dee.bot.discord.form;

import dee.bot.room.Post;
import java.util.List;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;

/** The form of a comparison: how many answered first, as all that follows rests on it. */
record ComparisonForm(Layout layout) {

  /** The most instances without an answer that are named. */
  private static final int MISSING = 5;

  MessageCreateBuilder of(Post.ComparisonPost c) {
    return layout.of(
        c.incident() + "-comparison",
        paper -> {
          paper.line(coverage(paper, c));
          c.differences().forEach(d -> paper.line("↔ " + paper.said(d, 400)));
          if (c.missing().size() > MISSING) {
            c.missing().forEach(m -> paper.bullet(missing(paper, m)));
          }
        });
  }

  private String coverage(Paper paper, Post.ComparisonPost c) {
    String asked = layout.texts().count("instances", c.asked());
    if (c.missing().isEmpty()) {
      return layout.texts().of("coverage", c.answered(), asked);
    }
    List<String> missing = c.missing().stream().limit(MISSING).map(m -> missing(paper, m)).toList();
    int more = c.missing().size() - missing.size();
    return "⚠ "
        + layout
            .texts()
            .of(
                "coverage.missing",
                c.answered(),
                asked,
                String.join(", ", missing)
                    + (more == 0 ? "" : ", " + layout.texts().of("discord.more", more)));
  }

  private static String missing(Paper paper, Post.Missing m) {
    return paper.said(m.target(), 40) + " (" + paper.said(m.reason(), 120) + ")";
  }
}
