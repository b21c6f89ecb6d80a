package dee.playbooks.compiler;

import dee.probes.text.Spelling;
import java.util.Collection;

/** Guesses what somebody meant to write. */
final class NearestWord {

  private NearestWord() {}

  /** {@code did you mean 'x'?}, or the whole list where nothing is near. */
  static String hint(String wrong, Collection<String> known) {
    String best = "";
    int least = Math.max(2, wrong.length() / 3) + 1;
    for (String word : known) {
      int distance = alike(wrong, word) ? 1 : Spelling.distance(wrong, word);
      if (distance < least) {
        least = distance;
        best = word;
      }
    }
    if (!best.isEmpty()) {
      return "did you mean '" + best + "'?";
    }
    return known.isEmpty() || known.size() > 30 ? "" : "known here: " + String.join(", ", known);
  }

  /** Whether they begin the same, for the better part. */
  private static boolean alike(String wrong, String word) {
    int same = 0;
    while (same < Math.min(wrong.length(), word.length())
        && wrong.charAt(same) == word.charAt(same)) {
      same++;
    }
    return same >= 4 && same * 2 > word.length();
  }
}
