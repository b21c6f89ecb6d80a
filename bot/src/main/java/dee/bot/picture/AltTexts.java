package dee.bot.picture;

import dee.bot.incident.Exchange;
import dee.bot.incident.Judgement;
import dee.bot.incident.Judgement.Link;
import dee.bot.postmortem.facts.Curve;
import dee.bot.postmortem.facts.Figures.Figure;
import dee.bot.postmortem.facts.Figures.Panel;
import dee.bot.postmortem.picture.CurveWords;
import dee.bot.postmortem.sections.LinkWords;
import dee.bot.room.Cleaned;
import dee.bot.room.Ladder;
import dee.bot.room.Texts;
import dee.bot.room.UtcTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** What the pictures show, in words, for those who do not see them. */
record AltTexts(Texts texts) {

  /** Discord takes no more. */
  private static final int LONGEST = 1024;

  private static final int NAME = 60;
  private static final int SAID = 160;

  String chain(Judgement judgement) {
    String links =
        texts.sentences(judgement.chain().stream().map(l -> link(judgement, l)).toList());
    return Cleaned.line(
        texts.of("pm.alt.chain", Cleaned.line(judgement.target(), NAME), links), LONGEST);
  }

  private String link(Judgement judgement, Link link) {
    return texts.of(
        "pm.alt." + LinkWords.kind(judgement, link),
        Cleaned.line(link.states(), SAID),
        texts.of("pm.state." + LinkWords.state(link.state())));
  }

  /** The packets of a judgement that has some. */
  String ladder(Judgement judgement) {
    return judgement
        .exchange()
        .map(exchange ->
            texts.of(
                "pm.alt.ladder",
                Cleaned.line(judgement.target(), NAME),
                Cleaned.line(exchange.shows(), 400),
                exchange.telling().map(this::packet).orElse("")))
        .map(words -> Cleaned.line(words, LONGEST))
        .orElse("");
  }

  private String packet(Exchange.Arrow arrow) {
    return texts.of(
        "pm.alt.packet",
        Cleaned.line(arrow.what(), NAME),
        Ladder.after(arrow.after()),
        Cleaned.line(arrow.note(), SAID));
  }

  /**
   * A plot.
   *
   * @param more how many instances it does not show
   */
  String plot(Figure figure, int more) {
    List<Instant> times =
        figure.panels().stream()
            .flatMap(p -> p.curves().stream())
            .flatMap(c -> c.points().stream())
            .map(p -> p.at())
            .sorted()
            .toList();
    String panels = texts.sentences(figure.panels().stream().map(this::panel).toList());
    String words =
        texts.of(
            "pm.alt.plot",
            UtcTime.minute(times.getFirst()),
            UtcTime.minute(times.getLast()),
            panels);
    String rest = more == 0 ? "" : texts.count("pm.alt.more", more);
    return Cleaned.line(texts.sentences(List.of(words, rest)), LONGEST);
  }

  private String panel(Panel panel) {
    List<Curve> curves = panel.curves();
    return texts.of(
        "pm.alt.panel",
        Cleaned.line(panel.target(), NAME),
        curves.stream()
            .map(new CurveWords(texts)::numbers)
            .collect(Collectors.joining(texts.of("clause.gap"))));
  }
}
