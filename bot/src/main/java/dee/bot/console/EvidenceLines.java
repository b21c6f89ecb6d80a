package dee.bot.console;

import dee.bot.console.StyledLine.Style;
import dee.bot.room.Cleaned;
import dee.bot.room.EvidenceWords;
import dee.bot.room.Post;
import dee.bot.room.Texts;

/** The lines of one item of evidence: what it is, and where its copies lie. */
final class EvidenceLines {

  private static final String INDENT = "      ";

  private final Texts texts;

  EvidenceLines(Texts texts) {
    this.texts = texts;
  }

  void add(PageLayout page, Post.EvidencePost post) {
    EvidenceWords words = new EvidenceWords(texts, post);
    page.paragraph(Style.HEAD, "   📄 ", words.title());
    page.paragraph(Style.QUIET, INDENT + "$ ", Cleaned.line(post.evidence().command(), 400));
    page.paragraph(Style.PLAIN, INDENT, words.taken());
    page.verbatim(Style.PLAIN, INDENT + post.text());
    post.file().ifPresent(file -> page.verbatim(Style.PLAIN, INDENT + file));
    words.beside().forEach(said -> page.paragraph(Style.PLAIN, INDENT, said));
  }
}
