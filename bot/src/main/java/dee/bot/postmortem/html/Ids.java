package dee.bot.postmortem.html;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the ids of evidence and entries in a text. */
final class Ids {

  private static final String ONE = "[et][0-9]{1,9}(?:–[et][0-9]{1,9})?";

  /** Ids in brackets: {@code [e1 e3–e7 t4]}. */
  static final Pattern BRACKETED = Pattern.compile("\\[(" + ONE + "(?: " + ONE + ")*)]");

  /** Nothing but ids: a cell. */
  static final Pattern ALONE = Pattern.compile(ONE + "(?: " + ONE + ")*");

  static final Pattern ID = Pattern.compile("[et][0-9]{1,9}");

  private static final Pattern ROW = Pattern.compile("([et])([0-9]+)(?:–\\1([0-9]+))?");

  /** A row of ids longer than this is someone's joke. */
  private static final int LONGEST = 100_000;

  private Ids() {}

  /** All ids of a text, those within {@code e3–e7} too. */
  static List<String> all(String text) {
    List<String> ids = new ArrayList<>();
    Matcher row = ROW.matcher(text);
    while (row.find()) {
      int from = Integer.parseInt(row.group(2));
      String last = row.group(3);
      int to = last == null ? from : Integer.parseInt(last);
      for (int i = from; i <= Math.min(to, from + LONGEST); i++) {
        ids.add(row.group(1) + i);
      }
    }
    return ids;
  }
}
