package dee.bot.console;

import dee.bot.console.StyledLine.Style;
import dee.bot.incident.Proposal;
import dee.bot.room.Cleaned;
import dee.bot.room.Post;
import dee.bot.room.Texts;

/** The lines of what could be done: lettered proposals, what to expect, what would cure. */
final class MitigationLines {

  private static final String INDENT = "      ";

  private final Texts texts;

  MitigationLines(Texts texts) {
    this.texts = texts;
  }

  void add(PageLayout page, Post.MitigationPost m, String clock) {
    page.paragraph(Style.HEAD, "   🛠 ", texts.of("mitigation.title"), clock);
    char letter = 'A';
    for (Proposal proposal : m.proposals()) {
      page.paragraph(Style.PLAIN, INDENT + letter + "  ", proposal(proposal));
      if (proposal.restarts()) {
        page.paragraph(Style.PLAIN, INDENT + "   ", texts.of("mitigation.expect-resets"));
      }
      proposal
          .plan()
          .ifPresent(
              id -> page.paragraph(Style.PLAIN, INDENT + "   ", texts.of("mitigation.plan", id)));
      letter++;
    }
    for (Post.Remedy remedy : m.remedies()) {
      if (!remedy.now().isEmpty()) {
        page.paragraph(
            Style.PLAIN,
            INDENT,
            texts.of("mitigation.now", remedy.condition(), Cleaned.line(remedy.now(), 300)));
      }
    }
    for (Post.Remedy remedy : m.remedies()) {
      if (!remedy.fix().isEmpty()) {
        page.paragraph(
            Style.HEAD,
            INDENT,
            texts.of("mitigation.fix", remedy.condition(), Cleaned.line(remedy.fix(), 300)));
      }
    }
    page.paragraph(Style.PLAIN, INDENT, texts.count("mitigation.kept", m.kept()));
  }

  private String proposal(Proposal p) {
    String targets = TextRendering.names(p.targets());
    String about = Cleaned.line(p.about(), 200);
    if (!p.keeps().isEmpty()) {
      return texts.of(
          "mitigation.restart-all-but"
              + (p.drains() ? ".drain" : "")
              + (p.targets().size() == 1 ? ".one" : ".many"),
          p.name(),
          targets,
          TextRendering.names(p.keeps()));
    }
    return about.isEmpty()
        ? texts.of("mitigation.command", p.name(), targets)
        : texts.of("mitigation.command.about", p.name(), targets, about);
  }
}
