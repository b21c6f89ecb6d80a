package dee.bot.postmortem;

import java.util.List;

/** Reads parts of generated documents. */
final class Markdown {

  private Markdown() {}

  /** The lines of a section, without its heading. */
  static List<String> section(String text, String name) {
    return text.lines()
        .dropWhile(l -> !l.equals("## " + name))
        .skip(1)
        .takeWhile(l -> !l.startsWith("## "))
        .toList();
  }
}
