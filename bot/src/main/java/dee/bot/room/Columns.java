package dee.bot.room;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;

/** How wide text is where every letter has one column; a Chinese character takes two. */
public final class Columns {

  private static final int FIRST_EMOJI = 0x1f300;

  private Columns() {}

  public static int of(String text) {
    return text.codePoints().map(letter -> wide(letter) ? 2 : 1).sum();
  }

  /** Whether a letter takes two columns. */
  public static boolean wide(int letter) {
    return Character.isIdeographic(letter)
        || letter >= FIRST_EMOJI
        || (letter >= 0x3000 && letter <= 0x303f)
        || (letter >= 0xff01 && letter <= 0xff60)
        || UnicodeScript.of(letter) == UnicodeScript.HANGUL
        || UnicodeScript.of(letter) == UnicodeScript.HIRAGANA
        || UnicodeScript.of(letter) == UnicodeScript.KATAKANA;
  }

  /** The text with spaces behind it, so that it takes at least that many columns. */
  static String left(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - of(text)));
  }

  /** The text with spaces before it. */
  static String right(String text, int columns) {
    return " ".repeat(Math.max(0, columns - of(text))) + text;
  }

  /** The text in at most that many columns; what was cut off shows as dots. */
  static String cut(String text, int columns) {
    return of(text) <= columns ? text : text.substring(0, fitting(text, columns - 2)) + "..";
  }

  /** The text broken between words into lines of at most that many columns. */
  static List<String> wrapped(String text, int columns) {
    List<String> lines = new ArrayList<>();
    String rest = text.strip();
    while (of(rest) > columns) {
      int fits = Math.max(1, fitting(rest, columns));
      int space = rest.lastIndexOf(' ', fits);
      int cut = space > fits / 2 ? space : fits;
      lines.add(rest.substring(0, cut).strip());
      rest = rest.substring(cut).strip();
    }
    if (!rest.isEmpty()) {
      lines.add(rest);
    }
    return lines;
  }

  /** How much of the text, from its beginning, takes no more columns. */
  private static int fitting(String text, int columns) {
    int used = 0;
    int end = 0;
    while (end < text.length()) {
      int letter = text.codePointAt(end);
      used += wide(letter) ? 2 : 1;
      if (used > columns) {
        return end;
      }
      end += Character.charCount(letter);
    }
    return end;
  }
}
