package dee.bot.room;

import dee.bot.incident.Exchange;
import dee.bot.incident.Exchange.Arrow;
import dee.bot.incident.Exchange.Pause;
import dee.bot.incident.Exchange.Sender;
import dee.bot.incident.Exchange.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The packets of a connection as lines for a place where every letter has one column: the client on
 * the left, the server on the right, time goes down. An exclamation mark stands before the packet
 * that matters; a broken arrow was seen at one end only. What is to be said of a packet stands below
 * it, so that the arrows fit on a phone.
 *
 * <pre>
 * Dee's host                     orders-1
 * 198.18.3.254:40112      198.18.3.1:8080
 * 02:14:09.112 UTC
 *    +0 ms  SYN        -------&gt;
 *    +0 ms             &lt;-------  SYN,ACK
 *           (50 ms nothing)
 * ! +51 ms             &lt;---x---  RST,ACK
 *     at 02:14:09.163 UTC
 *     orders-1's kernel: IP-ID follows its own
 * captured on orders-1 [e19]
 * </pre>
 */
public record Ladder(Texts texts, Exchange exchange) {

  /** No line is wider. */
  public static final int WIDEST = 78;

  /** What a phone shows of a line before it breaks it. */
  public static final int PHONE = 44;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final int LONGEST_LABEL = 14;
  private static final String INDENT = "  ";
  private static final String REMARK = "    ";
  private static final int ARROW = 8;

  /**
   * The lines.
   *
   * @param columns as wide as notes may be; at least 40, at most {@link #WIDEST}
   */
  public List<String> lines(int columns) {
    int width = Math.clamp(columns, 40, WIDEST);
    List<String> lines = new ArrayList<>();
    List<Arrow> arrows = exchange.arrows();
    int times = arrows.stream().mapToInt(a -> after(a.after()).length()).max().orElse(0);
    int left = widest(arrows, true);
    int indent = INDENT.length() + times + 2;
    ends(lines, Math.min(width, indent + left + 2 + ARROW + 2 + widest(arrows, false)));
    arrows.stream().findFirst().ifPresent(first -> lines.add(time(first.at())));
    for (Step step : exchange.steps()) {
      switch (step) {
        case Pause pause -> lines.add(" ".repeat(indent) + "(" + pause(pause) + ")");
        case Arrow arrow -> {
          lines.add(
              (arrow.telling() ? "! " : INDENT)
                  + Columns.right(after(arrow.after()), times)
                  + INDENT
                  + drawn(arrow, left));
          remarks(arrow)
              .forEach(remark ->
                  Columns.wrapped(remark, width - REMARK.length())
                      .forEach(line -> lines.add(REMARK + line)));
        }
      }
    }
    lines.addAll(Columns.wrapped(captured(), width));
    return lines;
  }

  private static int widest(List<Arrow> arrows, boolean fromClient) {
    return arrows.stream()
        .filter(a -> (a.from() == Sender.CLIENT) == fromClient)
        .mapToInt(a -> Columns.of(label(a)))
        .max()
        .orElse(0);
  }

  /** Who is who: the server at the right, on lines of its own where both do not fit. */
  private void ends(List<String> lines, int width) {
    both(lines, width, exchange.client().name(), exchange.server().name());
    both(lines, width, exchange.client().address(), exchange.server().address());
  }

  private static void both(List<String> lines, int width, String left, String right) {
    String client = Columns.cut(plain(left, WIDEST), WIDEST);
    String server = Columns.cut(plain(right, WIDEST), WIDEST - 3);
    if (Columns.of(client) + 2 + Columns.of(server) <= width) {
      lines.add(Columns.left(client, width - Columns.of(server)) + server);
    } else {
      lines.add(client);
      lines.add(Columns.right("-> " + server, Math.min(width, WIDEST)));
    }
  }

  private static String drawn(Arrow arrow, int left) {
    String label = label(arrow);
    String line =
        arrow.from() == Sender.CLIENT
            ? Columns.left(label, left) + INDENT + arrow(arrow)
            : " ".repeat(left) + INDENT + arrow(arrow) + INDENT + label;
    return line.stripTrailing();
  }

  private static String arrow(Arrow arrow) {
    boolean oneEnd =
        switch (arrow.seen()) {
          case CLIENT_ONLY, SERVER_ONLY -> true;
          case BOTH, ONE_CAPTURE -> false;
        };
    return switch (arrow.from()) {
      case CLIENT ->
          arrow.resets() ? (oneEnd ? "- -x- ->" : "---x--->") : oneEnd ? "- - - ->" : "------->";
      case SERVER ->
          arrow.resets() ? (oneEnd ? "<- -x- -" : "<---x---") : oneEnd ? "<- - - -" : "<-------";
      case OTHER_AS_SERVER -> arrow.resets() ? "<-x-?   " : "<---?   ";
    };
  }

  private static String label(Arrow arrow) {
    return Columns.cut(plain(arrow.what(), 40), LONGEST_LABEL);
  }

  /** What stands below a packet: when the telling one came, where it is missing, what it shows. */
  private List<String> remarks(Arrow arrow) {
    List<String> remarks = new ArrayList<>();
    if (arrow.telling()) {
      remarks.add(texts.of("ladder.at", time(arrow.at())));
    }
    marks(arrow).forEach(remarks::add);
    if (!arrow.note().isBlank()) {
      remarks.add(plain(arrow.note(), 200));
    }
    return remarks;
  }

  /** Who really sent a packet and at which end it is missing, in words; often nothing. */
  public List<String> marks(Arrow arrow) {
    List<String> marks = new ArrayList<>();
    String server = plain(exchange.server().name(), 60);
    switch (arrow.from()) {
      case CLIENT, SERVER -> {}
      case OTHER_AS_SERVER -> marks.add(texts.of("ladder.other", server));
    }
    switch (arrow.seen()) {
      case BOTH, ONE_CAPTURE -> {}
      case CLIENT_ONLY -> marks.add(texts.of("ladder.not-seen", server));
      case SERVER_ONLY ->
          marks.add(texts.of("ladder.not-seen", plain(exchange.client().name(), 60)));
    }
    return marks;
  }

  /** A while without packets, in words. */
  public String pause(Pause pause) {
    String length = length(pause.length());
    return pause.omitted() == 0
        ? texts.of("ladder.pause", length)
        : texts.of(
            "ladder.omitted" + (pause.omitted() == 1 ? ".one" : ".many"), pause.omitted(), length);
  }

  /** Where the packets were seen, with the evidence. */
  public String captured() {
    String where = texts.of("ladder.captured", plain(exchange.captured(), 200));
    String ids = plain(String.join(" ", exchange.evidence()), 80);
    return ids.isEmpty() ? where : where + " [" + ids + "]";
  }

  /** Since the first packet: {@code +51 ms}, {@code +4.50 s}. */
  public static String after(Duration after) {
    return "+" + length(after);
  }

  private static String length(Duration length) {
    long millis = length.toMillis();
    return millis < 1000
        ? millis + " ms"
        : millis < 100_000
            ? String.format(Locale.ROOT, "%.2f s", millis / 1000.0)
            : millis / 1000 + " s";
  }

  /** A moment to the millisecond, in UTC. */
  public static String time(Instant at) {
    return TIME.format(at);
  }

  /** In no chat a label may end the block of code that it stands in. */
  private static String plain(String text, int atMost) {
    return Cleaned.calm(text, atMost).replace('`', '\'');
  }
}
