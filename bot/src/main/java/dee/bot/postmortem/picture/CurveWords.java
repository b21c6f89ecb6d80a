package dee.bot.postmortem.picture;

import dee.bot.postmortem.facts.Curve;
import dee.bot.postmortem.sections.Wording;
import dee.bot.room.Cleaned;
import dee.bot.room.Texts;

/** What a curve shows, for those who cannot see it. */
public record CurveWords(Texts texts) {

  private static final int NAME = 60;

  /** {@code open files: first 20, highest 64, last 30, limit 64}. */
  public String numbers(Curve c) {
    String limit =
        c.limits().isEmpty()
            ? ""
            : texts.of("pm.plot.of-limit", Wording.number(c.limits().getLast()));
    return texts.of(
        "pm.plot.numbers",
        Cleaned.line(new Wording(texts).measure(c.measure()), NAME),
        Wording.number(c.first().value()),
        Wording.number(c.highest().value()),
        Wording.number(c.last().value()),
        limit);
  }
}
