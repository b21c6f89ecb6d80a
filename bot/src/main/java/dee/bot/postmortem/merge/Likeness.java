package dee.bot.postmortem.merge;

import dee.bot.postmortem.merge.LineParts.Row;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How much of two lines is the same: whether one is the other, changed. */
final class Likeness {

  /** From here on a line counts as a changed one, not as another. */
  static final double CHANGED = 0.5;

  /** Chinese has no spaces: each of its characters counts as a word, its marks as gaps. */
  private static final Pattern WORD =
      Pattern.compile("\\p{IsHan}|[^\\s|\\[\\]\\p{IsHan}，。：；？！、（）“”]+");

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
    Set<String> words =
        WORD.matcher(line).results().map(MatchResult::group).collect(Collectors.toSet());
    words.remove("-");
    return words;
  }
}
