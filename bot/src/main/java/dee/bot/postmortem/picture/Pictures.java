package dee.bot.postmortem.picture;

import dee.bot.incident.Exchange;
import dee.bot.incident.Judgement;
import dee.bot.incident.Judgement.Link;
import dee.bot.incident.Series.Point;
import dee.bot.postmortem.facts.CaseFile;
import dee.bot.postmortem.facts.Curve;
import dee.bot.postmortem.facts.Figures;
import dee.bot.postmortem.facts.Figures.Figure;
import dee.bot.postmortem.facts.Figures.Panel;
import dee.bot.postmortem.facts.Findings;
import dee.bot.postmortem.facts.Findings.Group;
import dee.bot.postmortem.facts.KeyTimes;
import dee.bot.postmortem.facts.Moment;
import dee.bot.postmortem.picture.Plot.Mark;
import dee.bot.postmortem.sections.Wording;
import dee.bot.room.Cleaned;
import dee.bot.room.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All pictures of a case, by the names the document calls them. */
public final class Pictures {

  /** So many instances are drawn for one measure. */
  private static final int PANELS = 12;

  private static final int NAME = 60;

  private final Texts texts;
  private final Wording wording;

  public Pictures(Texts texts) {
    this.texts = texts;
    this.wording = new Wording(texts);
  }

  public Map<String, List<Picture>> of(CaseFile file) {
    Map<String, List<Picture>> pictures = new LinkedHashMap<>();
    List<Group> groups = new Findings(file).groups();
    for (int i = 0; i < groups.size(); i++) {
      if (!groups.get(i).first().chain().isEmpty()) {
        pictures.put(Figures.chain(i + 1), List.of(chain(groups.get(i).first())));
      }
      String ladder = Figures.ladder(i + 1);
      ladder(groups.get(i).first()).ifPresent(p -> pictures.put(ladder, List.of(p)));
    }
    List<Curve> curves = Curve.of(file);
    for (Figure figure : Figures.of(curves)) {
      pictures.put(figure.name(), plots(figure.panels(), curves, file));
    }
    return pictures;
  }

  /**
   * A plot for each panel, of as many as are drawn for one measure.
   *
   * @param curves those that share one axis of time, so that they can be compared
   */
  public List<Picture> plots(List<Panel> panels, List<Curve> curves, CaseFile file) {
    TimeAxis time = time(curves);
    List<Mark> marks = marks(KeyTimes.of(file));
    return panels.stream().limit(PANELS).map(p -> plot(p, time, marks)).toList();
  }

  /** The chain of a diagnosis that has one. */
  public Picture chain(Judgement j) {
    String target = Cleaned.line(j.target(), NAME);
    String steps = j.chain().stream().map(Link::condition).collect(Collectors.joining(" → "));
    String label = texts.of("pm.chain.label", target, Cleaned.line(steps, 300));
    String title = texts.of("pm.chain.caption", target);
    return new Picture(
        new ChainPicture(texts, j, label).draw(),
        title + Wording.behind(j.chainEvidence()),
        title,
        label);
  }

  /** The packets that show a diagnosis, when some were captured and something is wrong. */
  public Optional<Picture> ladder(Judgement j) {
    return Findings.packets(j).map(exchange -> ladder(j, exchange));
  }

  private Picture ladder(Judgement j, Exchange exchange) {
    String target = Cleaned.line(j.target(), NAME);
    String shows = Cleaned.line(exchange.shows(), 400);
    String label = texts.of("pm.ladder.label", target, shows);
    return new Picture(
        new LadderPicture(texts, exchange, label).draw(),
        shows + Wording.behind(exchange.evidence()),
        texts.of("pm.ladder.title", target),
        label);
  }

  private Picture plot(Panel panel, TimeAxis time, List<Mark> marks) {
    String target = Cleaned.line(panel.target(), NAME);
    String what =
        panel.curves().stream()
            .map(c -> Cleaned.line(wording.measure(c.measure()), NAME))
            .collect(Collectors.joining(", "));
    String numbers =
        panel.curves().stream()
            .map(new CurveWords(texts)::numbers)
            .collect(Collectors.joining(texts.of("clause.gap")));
    List<String> references =
        panel.curves().stream().flatMap(c -> c.references().stream()).distinct().toList();
    String label = texts.of("pm.plot.label", target, what, numbers);
    return new Picture(
        new Plot(panel, wording, time, label).draw(marks),
        texts.of("pm.plot.caption", target, what) + Wording.behind(references),
        target,
        label);
  }

  private static TimeAxis time(List<Curve> curves) {
    List<Instant> all =
        curves.stream().flatMap(c -> c.points().stream()).map(Point::at).sorted().toList();
    return new TimeAxis(all.getFirst(), all.getLast(), 0, 1);
  }

  private List<Mark> marks(KeyTimes times) {
    List<Mark> marks = new ArrayList<>();
    mark("pm.plot.began", times.began(), marks);
    mark("pm.plot.detected", Optional.of(times.detected()), marks);
    mark("pm.plot.mitigated", times.mitigated(), marks);
    mark("pm.plot.resolved", times.resolved(), marks);
    return marks;
  }

  private void mark(String key, Optional<Moment> moment, List<Mark> marks) {
    moment.ifPresent(m -> marks.add(new Mark(m.at(), texts.of(key))));
  }
}
