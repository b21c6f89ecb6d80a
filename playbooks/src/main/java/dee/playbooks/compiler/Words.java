package dee.playbooks.compiler;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Words that may be written once in a block, with what was written. */
final class Words {

  private final Map<String, String> written = new HashMap<>();

  void once(String word, String text, Script script, List<Problem> problems) {
    if (text.isBlank()) {
      written.putIfAbsent(word, " ");
      problems.add(script.note(text).problem("'" + word + "' is empty", ""));
    } else if (written.putIfAbsent(word, text) != null) {
      problems.add(script.note(text).problem("'" + word + "' is written twice", "keep one"));
    }
  }

  /** What was written; empty when nothing was. */
  String of(String word) {
    return written.getOrDefault(word, "");
  }
}
