package dee.bot.console;

import dee.bot.console.StyledLine.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jline.utils.AttributedString;

/** Collects lines of bounded width: wraps text between words, puts references at the right edge. */
final class PageLayout {

  /** Spaces that a line may end at: not the one between a number and its unit. */
  private static final Pattern BETWEEN =
      Pattern.compile("(?<![0-9]) | (?!(?:ms|s|min|h|%|B|kB|MB|GB)(?:[^A-Za-z0-9]|$))");

  private final int width;
  private final List<StyledLine> lines = new ArrayList<>();

  PageLayout(int width) {
    this.width = width;
  }

  int width() {
    return width;
  }

  List<StyledLine> lines() {
    return List.copyOf(lines);
  }

  /** Columns that a text takes on a terminal: most emoji and CJK characters take two. */
  static int columns(String text) {
    return new AttributedString(text).columnLength();
  }

  /**
   * Adds a paragraph.
   *
   * @param lead what its first line begins with; later lines are indented as far
   * @param right what stands at the right edge of its last line; may be empty
   */
  PageLayout paragraph(Style style, String lead, String text, String right) {
    return pieces(style, lead, Arrays.asList(BETWEEN.split(text, -1)), right);
  }

  PageLayout paragraph(Style style, String lead, String text) {
    return paragraph(style, lead, text, "");
  }

  /** Adds a paragraph of pieces that are never broken, such as an arrow with what it points to. */
  PageLayout pieces(Style style, String lead, List<String> pieces, String right) {
    String indent = " ".repeat(columns(lead));
    StringBuilder line = new StringBuilder(lead);
    boolean fresh = true;
    for (String piece : pieces) {
      if (!fresh && columns(line.toString()) + 1 + columns(piece) > width) {
        lines.add(new StyledLine(style, line.toString()));
        line = new StringBuilder(indent);
        fresh = true;
      }
      line.append(fresh ? "" : " ").append(piece);
      fresh = false;
    }
    return last(style, line.toString(), right);
  }

  /** Adds a heading: a time at the right edge of its first line, when it is the only one. */
  private PageLayout last(Style style, String line, String right) {
    int room = width - columns(line) - columns(right);
    if (right.isEmpty()) {
      lines.add(new StyledLine(style, line));
    } else if (room >= 2) {
      lines.add(new StyledLine(style, line + " ".repeat(room) + right));
    } else {
      lines.add(new StyledLine(style, line));
      lines.add(new StyledLine(style, " ".repeat(Math.max(0, width - columns(right))) + right));
    }
    return this;
  }

  /** Adds a line as it is. */
  PageLayout verbatim(Style style, String text) {
    lines.add(new StyledLine(style, text));
    return this;
  }
}
