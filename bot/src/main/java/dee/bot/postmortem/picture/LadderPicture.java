package dee.bot.postmortem.picture;

import dee.bot.incident.Exchange;
import dee.bot.incident.Exchange.Arrow;
import dee.bot.incident.Exchange.Pause;
import dee.bot.incident.Exchange.Sender;
import dee.bot.incident.Exchange.Step;
import dee.bot.postmortem.picture.Svg.Anchor;
import dee.bot.room.Cleaned;
import dee.bot.room.Columns;
import dee.bot.room.Ladder;
import dee.bot.room.Texts;
import java.util.ArrayList;
import java.util.List;

/**
 * The packets of a connection: the client's line on the left, the server's on the right, time goes
 * down. An arrow that was seen at one end only is broken and stops short of the other; a reset has a
 * cross. So narrow that a phone shows it with letters people can read.
 */
final class LadderPicture {

  private static final double WIDTH = 500;
  private static final double CLIENT = 84;
  private static final double SERVER = 484;
  private static final double LINE = 19;
  private static final double LETTER = 7.6;
  private static final double MARGIN = 4;

  /** How far from its end an arrow stops that was not seen there. */
  private static final double SHORT = 90;

  private static final int REMARK_LINES = 4;

  private final Ladder ladder;
  private final Texts texts;
  private final Svg svg;
  private double y = MARGIN;

  LadderPicture(Texts texts, Exchange exchange, String label) {
    this.texts = texts;
    this.ladder = new Ladder(texts, exchange);
    this.svg = new Svg(WIDTH, label);
  }

  String draw() {
    Exchange exchange = ladder.exchange();
    both("party", exchange.client().name(), exchange.server().name());
    both("remark", exchange.client().address(), exchange.server().address());
    exchange.arrows().stream()
        .findFirst()
        .ifPresent(first -> {
          y += LINE;
          svg.text("after", Anchor.START, MARGIN, y - 5, Ladder.time(first.at()));
        });
    y += 4;
    for (Step step : exchange.steps()) {
      switch (step) {
        case Pause pause -> pause(pause);
        case Arrow arrow -> packet(arrow);
      }
    }
    lives("life", y, y + 8);
    y += 10;
    for (String line : lines(ladder.captured(), WIDTH - 2 * MARGIN)) {
      y += LINE;
      svg.text("after", Anchor.START, MARGIN, y - 5, line);
    }
    return svg.element(y + MARGIN);
  }

  /** Two texts on one line, or on two where they do not fit. */
  private void both(String style, String client, String server) {
    int letters = (int) ((WIDTH - 2 * MARGIN) / LETTER);
    String left = Cleaned.line(client, letters);
    String right = Cleaned.line(server, letters);
    y += LINE;
    svg.text(style, Anchor.START, MARGIN, y - 5, left);
    if (Columns.of(left) + 2 + Columns.of(right) > letters) {
      y += LINE;
    }
    svg.text(style, Anchor.END, WIDTH - MARGIN, y - 5, right);
  }

  private static List<String> lines(String text, double width) {
    return Lines.of(text, (int) (width / LETTER), REMARK_LINES);
  }

  private void lives(String style, double from, double to) {
    svg.line(style, CLIENT, from, CLIENT, to);
    svg.line(style, SERVER, from, SERVER, to);
  }

  private void pause(Pause pause) {
    lives("life quiet", y, y + 32);
    svg.text("after", Anchor.MIDDLE, (CLIENT + SERVER) / 2, y + 21, ladder.pause(pause));
    y += 32;
  }

  private void packet(Arrow arrow) {
    List<String> remarks = new ArrayList<>();
    double width = SERVER - CLIENT - 24;
    if (arrow.telling()) {
      remarks.addAll(lines(texts.of("ladder.at", Ladder.time(arrow.at())), width));
    }
    ladder.marks(arrow).forEach(mark -> remarks.addAll(lines(mark, width)));
    remarks.addAll(lines(arrow.note(), width));
    double height = 40 + (remarks.isEmpty() ? 0 : remarks.size() * LINE + 4);
    String telling = arrow.telling() ? " telling" : "";
    if (arrow.telling()) {
      svg.box("shown", 1, y, WIDTH - 2, height, 4);
    }
    lives("life", y, y + height);
    double line = y + 27;
    svg.text("after" + telling, Anchor.END, CLIENT - 10, line + 4, Ladder.after(arrow.after()));
    svg.text(
        "packet" + telling,
        Anchor.MIDDLE,
        (CLIENT + SERVER) / 2,
        y + 18,
        (arrow.telling() ? "! " : "") + Cleaned.line(arrow.what(), 40));
    drawn(arrow, line, telling);
    double text = line + 3;
    for (String remark : remarks) {
      text += LINE;
      svg.text("remark", Anchor.START, CLIENT + 12, text, remark);
    }
    y += height;
  }

  private void drawn(Arrow arrow, double at, String telling) {
    boolean right = arrow.from() == Sender.CLIENT;
    double clientEnd = CLIENT + 2;
    double serverEnd = SERVER - 2;
    boolean part = false;
    switch (arrow.seen()) {
      case BOTH, ONE_CAPTURE -> {}
      case CLIENT_ONLY -> {
        serverEnd -= SHORT;
        part = true;
      }
      case SERVER_ONLY -> {
        clientEnd += SHORT;
        part = true;
      }
    }
    switch (arrow.from()) {
      case CLIENT, SERVER -> {}
      case OTHER_AS_SERVER -> {
        serverEnd = Math.min(serverEnd, SERVER - SHORT);
        svg.text("packet" + telling, Anchor.START, serverEnd + 4, at + 5, "?");
      }
    }
    svg.line("wire" + (part ? " part" : "") + telling, clientEnd, at, serverEnd, at);
    double tip = right ? serverEnd : clientEnd;
    double back = right ? -9 : 9;
    svg.path(
        "wire" + telling,
        "%s,%s %s,%s %s,%s"
            .formatted(
                Svg.at(tip + back), Svg.at(at - 5),
                Svg.at(tip), Svg.at(at),
                Svg.at(tip + back), Svg.at(at + 5)));
    if (arrow.resets()) {
      double middle = (clientEnd + serverEnd) / 2;
      svg.line("wire" + telling, middle - 6, at - 6, middle + 6, at + 6);
      svg.line("wire" + telling, middle - 6, at + 6, middle + 6, at - 6);
    }
  }
}
