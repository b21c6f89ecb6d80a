package dee.probes.sockets;

import dee.probes.shell.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What the scripts of this family print: lines {@code # key value}, and between them a table.
 *
 * @param means the note of that name: {@code ss} or {@code /proc/net/tcp}
 * @param notes the values of each key, in order
 * @param table all other lines
 */
record NotedTable(String means, Map<String, List<String>> notes, List<String> table) {

  NotedTable {
    notes = Map.copyOf(notes);
    table = List.copyOf(table);
  }

  static NotedTable of(Section section) {
    Map<String, List<String>> notes = new HashMap<>();
    List<String> table = new ArrayList<>();
    for (String line : section.lines()) {
      String[] words = line.split(" ", 3);
      if (words.length == 3 && words[0].equals("#")) {
        notes.computeIfAbsent(words[1], _ -> new ArrayList<>()).add(words[2].strip());
      } else {
        table.add(line);
      }
    }
    return new NotedTable(last("means", notes), notes, table);
  }

  /** Whether the table is of {@code /proc/net/tcp}, which tells less. */
  boolean fromProc() {
    return means.startsWith("/proc");
  }

  private static String last(String key, Map<String, List<String>> notes) {
    List<String> values = notes.getOrDefault(key, List.of());
    return values.isEmpty() ? "" : values.getLast();
  }

  /** All notes of that key. */
  List<String> all(String key) {
    return notes.getOrDefault(key, List.of());
  }

  /** A note that is a whole number. */
  OptionalLong number(String key) {
    String value = last(key, notes);
    return value.matches("\\d{1,18}")
        ? OptionalLong.of(Long.parseLong(value))
        : OptionalLong.empty();
  }

  /** What is wrong with an answer that has such a line. */
  static String unreadable(List<String> lines) {
    String first = lines.getFirst();
    return lines.size()
        + " lines are no rows of sockets, the first: "
        + first.substring(0, Math.min(first.length(), 120));
  }
}
