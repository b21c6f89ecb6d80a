package dee.bot.postmortem;

import dee.bot.room.Cleaned;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Collects a Markdown document in which no value can become markup. */
final class MarkdownText {

  private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_{}\\[\\]<>()#+!|~&-]");
  private static final Pattern FENCES = Pattern.compile("`{3,}");

  /** The longest value within a sentence. */
  private static final int VALUE = 500;

  private final StringBuilder text = new StringBuilder();

  /**
   * A value within a sentence: on one line, with everything escaped that Markdown or HTML reads.
   */
  static String value(String raw) {
    String line = Cleaned.line(raw, VALUE);
    // A mention that is pasted into a chat must call nobody.
    return SPECIAL
        .matcher(line)
        .replaceAll(m -> Matcher.quoteReplacement("\\" + m.group()))
        .replace("@", "&#64;")
        .replace("://", "&#58;//");
  }

  /** References behind a sentence: evidence ids or entry labels. */
  static String references(List<String> ids) {
    return ids.isEmpty() ? "" : " [" + ids.stream().collect(Collectors.joining(" ")) + "]";
  }

  void heading(int level, String title) {
    text.append("#".repeat(level)).append(' ').append(title).append("\n\n");
  }

  void paragraph(String sentence) {
    text.append(sentence).append("\n\n");
  }

  /** A bullet; ends with its references. */
  void bullet(String sentence, List<String> references) {
    text.append("- ").append(sentence).append(references(references)).append('\n');
  }

  void endOfList() {
    text.append('\n');
  }

  /** Text as it is, in a fence that is longer than any within it. */
  void verbatim(List<String> lines) {
    String content = String.join("\n", lines);
    int longest =
        FENCES.matcher(content).results().mapToInt(m -> m.group().length()).max().orElse(2);
    String fence = "`".repeat(longest + 1);
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
