package dee.bot.discord.ask;

import java.util.List;

/** Texts in the room that Discord leaves for them. */
final class Shortened {

  private static final List<String> CLAUSES = List.of("; ", "；");

  private Shortened() {}

  /** The text, in at most that many characters: without its last clause where that is enough. */
  static String to(String text, int atMost) {
    if (text.codePointCount(0, text.length()) <= atMost) {
      return text;
    }
    for (String clause : CLAUSES) {
      int end = text.indexOf(clause);
      if (end > 0 && text.codePointCount(0, end) <= atMost) {
        return text.substring(0, end);
      }
    }
    return text.substring(0, text.offsetByCodePoints(0, atMost - 1)).stripTrailing() + "…";
  }
}
