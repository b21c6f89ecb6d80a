package dee.bot.postmortem.sections;

import dee.bot.room.Cleaned;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects a Markdown document in which no value can become markup. */
public final class MarkdownText {

  private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]<|~&]");

  /** What would begin a list, a heading or a quotation at the start of a bullet. */
  private static final Pattern OPENING = Pattern.compile("^([0-9]*)([-+#=>]|[.)](?=\\s|$))");

  private static final Pattern TICKS = Pattern.compile("`+");

  /** The longest value within a sentence. */
  private static final int VALUE = 500;

  private final StringBuilder text = new StringBuilder();

  /**
   * A value within a sentence: on one line, with everything escaped that Markdown or HTML reads.
   */
  static String value(String raw) {
    String inline =
        SPECIAL
            .matcher(Cleaned.line(raw, VALUE))
            .replaceAll(m -> Matcher.quoteReplacement("\\" + m.group()))
            // A mention that is pasted into a chat must call nobody.
            .replace("@", "&#64;");
    return OPENING.matcher(inline).replaceFirst("$1\\\\$2");
  }

  /** A value to be read letter by letter, such as a command. */
  static String code(String raw) {
    String line = Cleaned.line(raw, VALUE);
    int longest = longestTicks(line);
    String ticks = "`".repeat(longest + 1);
    return longest == 0 ? ticks + line + ticks : ticks + " " + line + " " + ticks;
  }

  private static int longestTicks(String text) {
    return TICKS.matcher(text).results().mapToInt(m -> m.group().length()).max().orElse(0);
  }

  /** Values within a sentence, with commas between them. */
  static String list(List<String> raw) {
    return value(String.join(", ", raw));
  }

  void heading(int level, String title) {
    text.append("#".repeat(level)).append(' ').append(title).append("\n\n");
  }

  void paragraph(String sentence) {
    text.append(sentence).append("\n\n");
  }

  /** A bullet; ends with its references. */
  void bullet(String sentence, List<String> references) {
    text.append("- ").append(sentence.strip()).append(References.behind(references)).append('\n');
  }

  /** A line below a bullet, for people to fill in. */
  void answer(String placeholder) {
    text.append("  - ").append(placeholder).append('\n');
  }

  /** Where the web page shows a picture; nothing is to be seen of it in Markdown. */
  void figure(String name) {
    text.append("<!-- figure: ").append(name).append(" -->\n\n");
  }

  void endOfList() {
    text.append('\n');
  }

  /** Text as it is, in a fence that is longer than any within it. */
  void verbatim(List<String> lines) {
    String content = String.join("\n", lines);
    String fence = "`".repeat(Math.max(3, longestTicks(content) + 1));
    text.append(fence).append("text\n").append(content).append('\n').append(fence).append("\n\n");
  }

  /** A table; cells are values or sentences that were escaped already. */
  void table(List<String> header, List<List<String>> rows) {
    row(header);
    row(header.stream().map(_ -> "---").toList());
    rows.forEach(this::row);
    text.append('\n');
  }

  private void row(List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  @Override
  public String toString() {
    return text.toString().stripTrailing() + "\n";
  }
}
