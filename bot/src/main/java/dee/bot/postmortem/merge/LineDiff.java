package dee.bot.postmortem.merge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the lines that two texts share, in order. Lines that occur once in both hold the rest in
 * place ("patience diff"), so that headings and ids are not taken for one another, and a long text
 * takes little time.
 */
final class LineDiff {

  /** Texts of more pairs of lines without a unique common line count as different. */
  private static final long PAIRS = 1_000_000;

  private final List<String> before;
  private final List<String> after;
  private final int[] match;

  private LineDiff(List<String> before, List<String> after) {
    this.before = before;
    this.after = after;
    this.match = new int[before.size()];
    Arrays.fill(match, -1);
  }

  /** For each line of the first text its place in the second, or -1; places only grow. */
  static int[] matches(List<String> before, List<String> after) {
    LineDiff diff = new LineDiff(List.copyOf(before), List.copyOf(after));
    diff.between(0, before.size(), 0, after.size());
    return diff.match;
  }

  private void between(int fromA, int toA, int fromB, int toB) {
    int a = fromA;
    int b = fromB;
    while (a < toA && b < toB && before.get(a).equals(after.get(b))) {
      match[a++] = b++;
    }
    int endA = toA;
    int endB = toB;
    while (endA > a && endB > b && before.get(endA - 1).equals(after.get(endB - 1))) {
      match[--endA] = --endB;
    }
    if (a == endA || b == endB) {
      return;
    }
    List<int[]> anchors = increasing(unique(a, endA, b, endB));
    if (anchors.isEmpty()) {
      longest(a, endA, b, endB);
      return;
    }
    for (int[] anchor : anchors) {
      between(a, anchor[0], b, anchor[1]);
      match[anchor[0]] = anchor[1];
      a = anchor[0] + 1;
      b = anchor[1] + 1;
    }
    between(a, endA, b, endB);
  }

  /** Pairs of lines that occur once in each part, in the order of the first. */
  private List<int[]> unique(int fromA, int toA, int fromB, int toB) {
    Map<String, Integer> inA = once(before, fromA, toA);
    Map<String, Integer> inB = once(after, fromB, toB);
    List<int[]> pairs = new ArrayList<>();
    for (int a = fromA; a < toA; a++) {
      String line = before.get(a);
      if (inA.getOrDefault(line, -1) >= 0 && inB.getOrDefault(line, -1) >= 0) {
        pairs.add(new int[] {a, inB.getOrDefault(line, -1)});
      }
    }
    return pairs;
  }

  /** The place of each line that occurs once; -1 for the others. */
  private static Map<String, Integer> once(List<String> lines, int from, int to) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = from; i < to; i++) {
      places.merge(lines.get(i), i, (_, _) -> -1);
    }
    return places;
  }

  /** The longest part of the pairs whose second places grow too. */
  private static List<int[]> increasing(List<int[]> pairs) {
    List<Integer> tails = new ArrayList<>();
    int[] previous = new int[pairs.size()];
    for (int i = 0; i < pairs.size(); i++) {
      int low = 0;
      int high = tails.size();
      while (low < high) {
        int middle = (low + high) / 2;
        if (pairs.get(tails.get(middle))[1] < pairs.get(i)[1]) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      previous[i] = low == 0 ? -1 : tails.get(low - 1);
      if (low == tails.size()) {
        tails.add(i);
      } else {
        tails.set(low, i);
      }
    }
    List<int[]> chosen = new ArrayList<>();
    for (int i = tails.isEmpty() ? -1 : tails.getLast(); i >= 0; i = previous[i]) {
      chosen.addFirst(pairs.get(i));
    }
    return chosen;
  }

  /** The longest common sequence of two parts that are small enough. */
  private void longest(int fromA, int toA, int fromB, int toB) {
    int rows = toA - fromA;
    int columns = toB - fromB;
    if ((long) rows * columns > PAIRS) {
      return;
    }
    int[][] length = new int[rows + 1][columns + 1];
    for (int i = rows - 1; i >= 0; i--) {
      for (int j = columns - 1; j >= 0; j--) {
        length[i][j] =
            before.get(fromA + i).equals(after.get(fromB + j))
                ? length[i + 1][j + 1] + 1
                : Math.max(length[i + 1][j], length[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < rows && j < columns) {
      if (before.get(fromA + i).equals(after.get(fromB + j))) {
        match[fromA + i++] = fromB + j++;
      } else if (length[i + 1][j] >= length[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
  }
}
