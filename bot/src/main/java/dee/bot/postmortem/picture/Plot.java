package dee.bot.postmortem.picture;

import dee.bot.incident.Series.Point;
import dee.bot.postmortem.facts.Curve;
import dee.bot.postmortem.facts.Figures.Panel;
import dee.bot.postmortem.picture.Svg.Anchor;
import dee.bot.postmortem.sections.Wording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * One instance's numbers over time, with their limits and the moments of the incident. A single
 * value is a point.
 */
final class Plot {

  private static final double WIDTH = 480;
  private static final double LEFT = 56;
  private static final double RIGHT = WIDTH - 14;
  private static final double TOP = 62;
  private static final double BOTTOM = 218;
  private static final double MARKS = 14;
  private static final double LETTER = 6.5;

  /** Of more values only the lowest and the highest of each stretch are drawn. */
  private static final int POINTS = 400;

  /** Up to so many values, each has its dot. */
  private static final int DOTS = 40;

  /** A moment of the incident, as it is marked in a plot. */
  record Mark(Instant at, String word) {}

  private final Panel panel;
  private final Wording wording;
  private final TimeAxis time;
  private final ValueAxis values;
  private final Svg svg;

  Plot(Panel panel, Wording wording, TimeAxis time, String label) {
    this.panel = panel;
    this.wording = wording;
    this.time = new TimeAxis(time.from(), time.to(), LEFT, RIGHT);
    this.values = ValueAxis.of(all().min().orElse(0), all().max().orElse(1), TOP, BOTTOM);
    this.svg = new Svg(WIDTH, label);
  }

  private DoubleStream all() {
    return panel.curves().stream()
        .flatMap(c -> Stream.concat(c.points().stream().map(Point::value), c.limits().stream()))
        .mapToDouble(Double::doubleValue);
  }

  String draw(List<Mark> marks) {
    axes();
    marks(marks);
    panel.curves().stream().flatMap(c -> c.limits().stream()).distinct().forEach(this::limit);
    double y = BOTTOM + 40;
    for (int i = 0; i < panel.curves().size(); i++) {
      curve(panel.curves().get(i), "s" + (i % 4 + 1));
      legend(panel.curves().get(i), "s" + (i % 4 + 1), y + 17 * i);
    }
    return svg.element(y + 17 * panel.curves().size());
  }

  private void axes() {
    for (double tick : values.ticks()) {
      svg.line("grid", LEFT, values.y(tick), RIGHT, values.y(tick));
      svg.text("tick", Anchor.END, LEFT - 6, values.y(tick) + 4, Wording.number(tick));
    }
    svg.line("axis", LEFT, TOP, LEFT, BOTTOM).line("axis", LEFT, BOTTOM, RIGHT, BOTTOM);
    for (var tick : time.ticks()) {
      svg.line("axis", time.x(tick), BOTTOM, time.x(tick), BOTTOM + 4);
      below(tick);
    }
  }

  /** The last word ends at the edge rather than beyond it. */
  private void below(Instant tick) {
    String label = time.label(tick);
    boolean last = time.x(tick) + LETTER / 2 * label.length() > WIDTH;
    svg.text(
        "tick",
        last ? Anchor.END : Anchor.MIDDLE,
        last ? WIDTH - 1 : time.x(tick),
        BOTTOM + 17,
        label);
  }

  /** Each word stands on a line of its own, so that moments close to one another stay legible. */
  private void marks(List<Mark> marks) {
    List<Mark> shown =
        marks.stream()
            .filter(m -> time.holds(m.at()))
            .sorted(Comparator.comparing(Mark::at))
            .toList();
    for (int i = 0; i < shown.size(); i++) {
      double x = time.x(shown.get(i).at());
      svg.line("mark", x, MARKS + 13 * i + 2, x, BOTTOM);
    }
    // Words come after all lines, so that none is struck through.
    for (int i = 0; i < shown.size(); i++) {
      double x = time.x(shown.get(i).at());
      boolean late = x > (LEFT + RIGHT) / 2;
      svg.text(
          "word",
          late ? Anchor.END : Anchor.START,
          late ? x - 3 : x + 3,
          MARKS + 13 * i + 4,
          shown.get(i).word());
    }
  }

  private void limit(double limit) {
    svg.line("limit", LEFT, values.y(limit), RIGHT, values.y(limit));
    svg.text(
        "limit-word",
        Anchor.START,
        LEFT + 4,
        values.y(limit) - 4,
        wording.texts().of("pm.plot.limit", Wording.number(limit)));
  }

  private void curve(Curve curve, String style) {
    StringBuilder line = new StringBuilder();
    List<Point> points = thinned(curve.points());
    for (Point p : points) {
      line.append(Svg.at(time.x(p.at())))
          .append(',')
          .append(Svg.at(values.y(p.value())))
          .append(' ');
    }
    if (points.size() > 1) {
      svg.path("curve " + style, line.toString());
    }
    if (points.size() <= DOTS) {
      points.forEach(p -> dot(style, time.x(p.at()), values.y(p.value())));
    }
  }

  /** The first curve has round dots, the others square ones: told apart without colour. */
  private void dot(String style, double x, double y) {
    if (style.equals("s1")) {
      svg.dot("dot " + style, x, y);
    } else {
      svg.box("dot " + style, x - 2.5, y - 2.5, 5, 5, 0);
    }
  }

  private void legend(Curve curve, String style, double y) {
    svg.line("curve " + style, LEFT, y - 4, LEFT + 26, y - 4);
    dot(style, LEFT + 13, y - 4);
    String unit = curve.unit().isBlank() ? "" : " (" + curve.unit() + ")";
    svg.text("legend", Anchor.START, LEFT + 34, y, wording.measure(curve.measure()) + unit);
  }

  private static List<Point> thinned(List<Point> points) {
    if (points.size() <= POINTS) {
      return points;
    }
    List<Point> thin = new ArrayList<>();
    int stretch = Math.ceilDiv(points.size(), POINTS / 2);
    for (int from = 0; from < points.size(); from += stretch) {
      List<Point> part = points.subList(from, Math.min(points.size(), from + stretch));
      Comparator<Point> byValue = Comparator.comparingDouble(Point::value);
      Stream.of(part.stream().min(byValue), part.stream().max(byValue))
          .flatMap(p -> p.stream())
          .distinct()
          .sorted(Comparator.comparing(Point::at))
          .forEach(thin::add);
    }
    return thin;
  }
}
