package dee.bot.postmortem.sections;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The ids behind a claim, as they are written: {@code [e1 e3–e7 t4]}. */
final class References {

  private static final Pattern ID = Pattern.compile("[et][0-9]{1,9}");

  /** From so many ids in a row only the first and the last are written. */
  private static final int ROW = 4;

  private References() {}

  /** With a space before and in brackets; empty when there are none. */
  static String behind(List<String> ids) {
    String told = inCell(ids);
    return told.isEmpty() ? "" : " [" + told + "]";
  }

  /** Without brackets, evidence first, each once; rows of ids as one. */
  static String inCell(List<String> ids) {
    List<String> told = new ArrayList<>();
    for (String kind : List.of("e", "t")) {
      TreeSet<Integer> numbers = new TreeSet<>();
      ids.stream()
          .filter(id -> id.startsWith(kind) && ID.matcher(id).matches())
          .forEach(id -> numbers.add(Integer.parseInt(id.substring(1))));
      rows(kind, List.copyOf(numbers), told);
    }
    return String.join(" ", told);
  }

  private static void rows(String kind, List<Integer> numbers, List<String> told) {
    int from = 0;
    while (from < numbers.size()) {
      int to = from;
      while (to + 1 < numbers.size() && numbers.get(to + 1) == numbers.get(to) + 1) {
        to++;
      }
      if (to - from + 1 >= ROW) {
        told.add(kind + numbers.get(from) + "–" + kind + numbers.get(to));
      } else {
        numbers.subList(from, to + 1).forEach(n -> told.add(kind + n));
      }
      from = to + 1;
    }
  }
}
