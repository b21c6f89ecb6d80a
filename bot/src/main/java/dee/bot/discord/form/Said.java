package dee.bot.discord.form;

import dee.bot.room.Cleaned;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words of targets and people in the form in which Discord shows them as they are: they format
 * nothing, call nobody, and a link in them gets no preview.
 */
final class Said {

  /** A dot or a bracket at its end belongs to the sentence around it. */
  private static final Pattern LINK =
      Pattern.compile(
          "https?://[A-Za-z0-9](?:[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*[A-Za-z0-9_~/#@$&*+=%-])?+");

  private static final Pattern FORMATTING = Pattern.compile("[\\\\*_~`|<\\[\\]]");

  /** What makes a heading, a quotation or a list of a line that it begins. */
  private static final Pattern OPENING = Pattern.compile("^([#>+-]|[0-9]{1,9}(?=[.)]))");

  private static final Pattern FENCE = Pattern.compile("`+");

  private Said() {}

  /** On one line of at most that many characters, before their formatting was taken from them. */
  static String line(String text, int atMost) {
    String clean = Cleaned.calm(text, atMost);
    Matcher link = LINK.matcher(clean);
    StringBuilder said = new StringBuilder();
    int end = 0;
    while (link.find()) {
      said.append(escaped(clean.substring(end, link.start())));
      said.append('<').append(link.group()).append('>');
      end = link.end();
    }
    String whole = said.append(escaped(clean.substring(end))).toString();
    Matcher opening = OPENING.matcher(whole);
    if (!opening.find()) {
      return whole;
    }
    int at = Character.isDigit(whole.charAt(0)) ? opening.end() : 0;
    return whole.substring(0, at) + "\\" + whole.substring(at);
  }

  private static String escaped(String text) {
    return FORMATTING.matcher(text).replaceAll("\\\\$0");
  }

  /** The same for where nothing is formatted, such as a label; never longer by any count. */
  static String plain(String text, int atMost) {
    String clean = Cleaned.calm(text, atMost);
    if (clean.length() <= atMost) {
      return clean;
    }
    int end = atMost - 1;
    return clean.substring(0, Character.isHighSurrogate(clean.charAt(end - 1)) ? end - 1 : end)
        + "…";
  }

  /** Something short that people copy, such as a path or a command. */
  static String code(String text, int atMost) {
    String clean = Cleaned.line(text, atMost);
    return clean.isEmpty() || clean.contains("`") ? line(clean, atMost) : "`" + clean + "`";
  }

  /** Lines as they are, but for what no terminal should get either; indents stay. */
  static String lines(String text, int atMost) {
    String head = text.length() > atMost ? text.substring(0, atMost) : text;
    return head.lines()
            .map(line -> {
              String words = line.stripLeading();
              return " ".repeat(line.length() - words.length())
                  + Cleaned.line(words, Math.max(1, words.length()));
            })
            .collect(Collectors.joining("\n"))
        + (head.length() < text.length() ? "…" : "");
  }

  /** Such lines as a block of code; its fence is longer than any within. */
  static String block(String text) {
    int longest = 2;
    Matcher fence = FENCE.matcher(text);
    while (fence.find()) {
      longest = Math.max(longest, fence.group().length());
    }
    String around = "`".repeat(longest + 1);
    return around + "\n" + text + "\n" + around;
  }

  /** Whether Discord, which knows fences of one length only, can show them as such a block. */
  static boolean fitsBlock(String text) {
    return !text.contains("```");
  }
}
