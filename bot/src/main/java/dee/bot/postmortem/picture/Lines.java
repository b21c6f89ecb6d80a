package dee.bot.postmortem.picture;

import dee.bot.room.Cleaned;
import dee.bot.room.Columns;
import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines. A Chinese character is as wide as two letters. */
final class Lines {

  private Lines() {}

  /**
   * The text in so many lines at most; what does not fit is cut off, and shown so.
   *
   * @param letters that fit on a line
   */
  static List<String> of(String text, int letters, int most) {
    List<String> lines = new ArrayList<>();
    String rest = Cleaned.line(text, letters * most);
    while (!rest.isEmpty()) {
      int fits = fitting(rest, letters);
      if (fits == rest.length()) {
        lines.add(rest);
        break;
      }
      if (lines.size() == most - 1) {
        lines.add(Cleaned.line(rest, rest.codePointCount(0, fits)));
        break;
      }
      int space = rest.lastIndexOf(' ', fits);
      int cut = space > fits / 2 ? space : fits;
      lines.add(rest.substring(0, cut).strip());
      rest = rest.substring(cut).strip();
    }
    return lines;
  }

  /** How much of the text, from its beginning, is no wider than so many letters. */
  private static int fitting(String text, int letters) {
    int width = 0;
    int end = 0;
    while (end < text.length()) {
      int letter = text.codePointAt(end);
      width += Columns.wide(letter) ? 2 : 1;
      if (width > letters && end > 0) {
        return end;
      }
      end += Character.charCount(letter);
    }
    return end;
  }
}
