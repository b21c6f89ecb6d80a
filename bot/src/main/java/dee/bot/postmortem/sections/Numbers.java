package dee.bot.postmortem.sections;

import static dee.bot.postmortem.sections.MarkdownText.value;

import dee.bot.incident.Series.Point;
import dee.bot.postmortem.facts.Curve;
import dee.bot.postmortem.facts.Figures;
import dee.bot.postmortem.facts.KeyTimes;
import dee.bot.postmortem.facts.Phase;
import dee.bot.room.Texts;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/** The numbers over time as a table, and the places of their plots. */
record Numbers(Texts texts) {

  private static final int ROWS = 80;

  void write(List<Curve> curves, KeyTimes times, MarkdownText out) {
    out.heading(3, texts.of("pm.numbers"));
    if (curves.isEmpty()) {
      out.bullet(texts.of("pm.numbers.none"), times.detected().references());
      out.endOfList();
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    Figures.of(curves).stream()
        .flatMap(f -> f.panels().stream())
        .flatMap(p -> p.curves().stream())
        .limit(ROWS)
        .forEach(c -> rows.add(row(c, times)));
    out.table(
        List.of(
            texts.of("pm.numbers.what"),
            texts.of("pm.numbers.target"),
            texts.of("pm.numbers.before"),
            texts.of("pm.numbers.during"),
            texts.of("pm.numbers.after"),
            texts.of("pm.numbers.limit"),
            texts.of("pm.numbers.evidence")),
        rows);
    out.paragraph(texts.of("pm.numbers.how"));
    if (times.began().isEmpty()) {
      out.paragraph(texts.of("pm.numbers.undated"));
    }
    Figures.of(curves).forEach(f -> out.figure(f.name()));
  }

  private List<String> row(Curve curve, KeyTimes times) {
    return List.of(
        value(new Wording(texts).measure(curve.measure())),
        value(curve.target()),
        in(Phase.BEFORE, curve, times),
        in(Phase.DURING, curve, times),
        in(Phase.AFTER, curve, times),
        curve.limits().isEmpty()
            ? ""
            : value(Wording.number(curve.limits().getLast(), curve.unit())),
        References.inCell(curve.references()));
  }

  private String in(Phase phase, Curve curve, KeyTimes times) {
    DoubleSummaryStatistics statistics =
        curve.points().stream()
            .filter(p -> Phase.of(p.at(), times).filter(phase::equals).isPresent())
            .mapToDouble(Point::value)
            .summaryStatistics();
    if (statistics.getCount() == 0) {
      return texts.of("pm.unknown");
    }
    String highest = Wording.number(statistics.getMax(), curve.unit());
    return value(
        statistics.getCount() == 1
            ? highest
            : texts.of("pm.numbers.value", Wording.number(statistics.getAverage()), highest));
  }
}
