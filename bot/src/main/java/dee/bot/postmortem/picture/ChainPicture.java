package dee.bot.postmortem.picture;

import dee.bot.incident.Judgement;
import dee.bot.incident.Judgement.Link;
import dee.bot.incident.Judgement.State;
import dee.bot.postmortem.picture.Svg.Anchor;
import dee.bot.postmortem.sections.LinkWords;
import dee.bot.room.Cleaned;
import dee.bot.room.Texts;
import java.util.ArrayList;
import java.util.List;

/**
 * The way from the root causes to what clients see: boxes from top to bottom. How a box is bordered
 * and the word in it say what is known of the link; colour only repeats it.
 */
final class ChainPicture {

  private static final double WIDTH = 720;
  private static final double GAP = 16;
  private static final double ARROW = 30;
  private static final double LINE = 17;
  private static final double LETTER = 6.9;
  private static final double PADDING = 12;

  /** So many boxes stand side by side. */
  private static final int ABREAST = 3;

  private static final int SAYS_LINES = 4;

  private final Texts texts;
  private final Judgement judgement;
  private final Svg svg;

  ChainPicture(Texts texts, Judgement judgement, String label) {
    this.texts = texts;
    this.judgement = judgement;
    this.svg = new Svg(WIDTH, label);
  }

  String draw() {
    double y = 2;
    List<List<Link>> rows = rows();
    for (int i = 0; i < rows.size(); i++) {
      if (i > 0) {
        arrow(y);
        y += ARROW;
      }
      y = row(rows.get(i), y);
    }
    return svg.element(y + 2);
  }

  /** Root causes abreast, then each mechanism, then the symptoms abreast. */
  private List<List<Link>> rows() {
    List<List<Link>> rows = new ArrayList<>();
    String last = "";
    for (Link link : judgement.chain()) {
      String kind = kind(link);
      boolean abreast =
          kind.equals(last) && !kind.equals("mechanism") && rows.getLast().size() < ABREAST;
      if (!abreast) {
        rows.add(new ArrayList<>());
      }
      rows.getLast().add(link);
      last = kind;
    }
    return rows;
  }

  private String kind(Link link) {
    return LinkWords.kind(judgement, link);
  }

  private void arrow(double y) {
    double x = WIDTH / 2;
    svg.line("arrow", x, y + 3, x, y + ARROW - 4);
    svg.path(
        "arrow",
        "%s,%s %s,%s %s,%s"
            .formatted(
                Svg.at(x - 5), Svg.at(y + ARROW - 11),
                Svg.at(x), Svg.at(y + ARROW - 3),
                Svg.at(x + 5), Svg.at(y + ARROW - 11)));
  }

  /** Draws a row of boxes of one height; returns where it ends. */
  private double row(List<Link> links, double y) {
    double width = (WIDTH - 4 - GAP * (links.size() - 1)) / links.size();
    List<List<String>> said = links.stream().map(l -> lines(l, width)).toList();
    int most = said.stream().mapToInt(List::size).max().orElse(0);
    double height = 2 * PADDING + LINE * (2 + most);
    for (int i = 0; i < links.size(); i++) {
      box(links.get(i), said.get(i), 2 + i * (width + GAP), y, width, height);
    }
    return y + height;
  }

  private void box(Link link, List<String> said, double x, double y, double width, double height) {
    String kind = kind(link);
    String state = LinkWords.state(link.state());
    svg.box(
        "link " + kind + " " + state, x, y, width, height, link.state() == State.OBSERVED ? 3 : 14);
    double line = y + PADDING + LINE - 5;
    svg.text("kind", Anchor.START, x + PADDING, line, texts.of("pm.chain." + kind));
    svg.text("state", Anchor.END, x + width - PADDING, line, texts.of("pm.chain.state." + state));
    line += LINE;
    svg.text(
        "condition",
        Anchor.START,
        x + PADDING,
        line,
        Cleaned.line(link.condition(), (int) ((width - 2 * PADDING) / (LETTER + 1))));
    for (String text : said) {
      line += LINE;
      svg.text("says", Anchor.START, x + PADDING, line, text);
    }
  }

  private static List<String> lines(Link link, double width) {
    int letters = (int) ((width - 2 * PADDING) / LETTER);
    List<String> lines = new ArrayList<>(Lines.of(link.states(), letters, 2));
    lines.addAll(Lines.of(link.says(), letters, SAYS_LINES));
    return lines;
  }
}
