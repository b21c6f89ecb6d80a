package dee.bot.postmortem.merge;

import dee.bot.postmortem.merge.LineParts.Row;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** How much of two lines is the same: whether one is the other, changed. */
final class Likeness {

  /** From here on a line counts as a changed one, not as another. */
  static final double CHANGED = 0.5;

  private Likeness() {}

  /** From 0, nothing, to 1, the same words. A row is told by its first cell. */
  static double of(String one, String other) {
    if (LineParts.of(one) instanceof Row a && LineParts.of(other) instanceof Row b) {
      return a.cells().isEmpty() || b.cells().isEmpty()
          ? 0
          : words(a.cells().getFirst(), b.cells().getFirst());
    }
    return words(one, other);
  }

  private static double words(String one, String other) {
    if (one.equals(other)) {
      return 1;
    }
    Set<String> a = words(one);
    Set<String> b = words(other);
    if (a.isEmpty() || b.isEmpty()) {
      return 0;
    }
    Set<String> shared = new HashSet<>(a);
    shared.retainAll(b);
    return 2.0 * shared.size() / (a.size() + b.size());
  }

  private static Set<String> words(String line) {
    Set<String> words = new HashSet<>(Arrays.asList(line.strip().split("[\\s|\\[\\]]+", -1)));
    words.remove("");
    words.remove("-");
    return words;
  }
}
