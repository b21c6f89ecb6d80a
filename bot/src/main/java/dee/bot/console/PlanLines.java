package dee.bot.console;

import dee.bot.console.StyledLine.Style;
import dee.bot.incident.Plan;
import dee.bot.room.Cleaned;
import dee.bot.room.Post;
import dee.bot.room.Texts;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** The lines of a plan: what exactly would run, where, and who has to agree. */
final class PlanLines {

  private static final String INDENT = "      ";

  private final Texts texts;
  private final Function<Instant, String> clock;

  PlanLines(Texts texts, Function<Instant, String> clock) {
    this.texts = texts;
    this.clock = clock;
  }

  void add(PageLayout page, Post.PlanPost p) {
    Plan plan = p.plan();
    String key = p.rehearsal() ? "plan.title.rehearsal" : "plan.title";
    page.paragraph(
        Style.HEAD, "   🛠 ", texts.of(key, plan.id(), plan.name(), clock.apply(plan.expires())));
    for (Plan.Step s : plan.steps()) {
      page.paragraph(
          Style.PLAIN,
          INDENT + s.number() + ". ",
          texts.of("plan.step", s.command(), s.target(), s.on(), Cleaned.line(s.line(), 500)));
    }
    for (Plan.Kept kept : plan.keeps()) {
      page.paragraph(
          Style.PLAIN, INDENT, texts.of("plan.keeps", kept.target(), clock.apply(kept.until())));
    }
    plan.warnings().forEach(w -> page.paragraph(Style.WARNING, INDENT, Cleaned.line(w, 400)));
    if (plan.approvals() == 0) {
      page.paragraph(
          Style.PLAIN, INDENT, texts.of("plan.needs.none", Cleaned.line(p.requester(), 60)));
    } else if (!p.rehearsal()) {
      page.paragraph(
          Style.PLAIN,
          INDENT,
          texts.sentences(
              List.of(
                  texts.count("plan.needs", plan.approvals()),
                  texts.of("plan.how", plan.id(), Cleaned.line(p.requester(), 60)))));
    }
  }
}
