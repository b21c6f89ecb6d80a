package dee.bot.postmortem.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What became of each line of a text in another version of it, and what came between. */
final class Edits {

  /** Parts of more pairs of lines are not compared line by line: all is other text. */
  private static final long PAIRS = 250_000;

  private final List<String> base;
  private final List<Optional<String>> now = new ArrayList<>();
  private final List<List<String>> inserted = new ArrayList<>();

  Edits(List<String> base, List<String> version) {
    this.base = List.copyOf(base);
    for (int i = 0; i <= base.size(); i++) {
      now.add(Optional.empty());
      inserted.add(new ArrayList<>());
    }
    int[] match = LineDiff.matches(base, version);
    int a = 0;
    int b = 0;
    for (int i = 0; i <= base.size(); i++) {
      int place = i < base.size() ? match[i] : version.size();
      if (place < 0) {
        continue;
      }
      changed(a, base.subList(a, i), version.subList(b, place));
      if (i < base.size()) {
        now.set(i, Optional.of(base.get(i)));
      }
      a = i + 1;
      b = place + 1;
    }
  }

  /** What stands there now in place of that line; empty when it was taken out. */
  Optional<String> now(int line) {
    return now.get(line);
  }

  boolean kept(int line) {
    return now.get(line).filter(base.get(line)::equals).isPresent();
  }

  /** What was put before that line; after the last one for the number of lines. */
  List<String> insertedBefore(int line) {
    return List.copyOf(inserted.get(line));
  }

  /** Lines without a match: each goes with the one it is most like, the others came or went. */
  private void changed(int start, List<String> before, List<String> after) {
    if (before.isEmpty() || after.isEmpty() || (long) before.size() * after.size() > PAIRS) {
      inserted.get(start + before.size()).addAll(after);
      return;
    }
    double[][] best = alignment(before, after);
    int i = 0;
    int j = 0;
    while (i < before.size() && j < after.size()) {
      double likeness = Likeness.of(before.get(i), after.get(j));
      if (likeness >= Likeness.CHANGED && best[i][j] == best[i + 1][j + 1] + likeness) {
        now.set(start + i++, Optional.of(after.get(j++)));
      } else if (best[i][j] == best[i + 1][j]) {
        i++;
      } else {
        inserted.get(start + i).add(after.get(j++));
      }
    }
    inserted.get(start + before.size()).addAll(after.subList(j, after.size()));
  }

  private static double[][] alignment(List<String> before, List<String> after) {
    double[][] best = new double[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        double likeness = Likeness.of(before.get(i), after.get(j));
        best[i][j] = Math.max(best[i + 1][j], best[i][j + 1]);
        if (likeness >= Likeness.CHANGED) {
          best[i][j] = Math.max(best[i][j], best[i + 1][j + 1] + likeness);
        }
      }
    }
    return best;
  }
}
