package dee.playbooks.compiler;

import java.util.Collection;

/** Guesses what somebody meant to write. */
final class NearestWord {

  private NearestWord() {}

  /** {@code did you mean 'x'?}, or the whole list where nothing is near. */
  static String hint(String wrong, Collection<String> known) {
    String best = "";
    int least = Math.max(2, wrong.length() / 3) + 1;
    for (String word : known) {
      int distance = alike(wrong, word) ? 1 : distance(wrong, word);
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

  /** Insertions, deletions, replacements and swaps of neighbours between two words. */
  static int distance(String from, String to) {
    int[][] cost = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        cost[i][j] =
            Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1));
        if (i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[from.length()][to.length()];
  }
}
