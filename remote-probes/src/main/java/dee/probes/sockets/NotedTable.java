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
 * @param table all other lines
 */
record NotedTable(String means, Map<String, String> notes, List<String> table) {

  NotedTable {
    notes = Map.copyOf(notes);
    table = List.copyOf(table);
  }

  static NotedTable of(Section section) {
    Map<String, String> notes = new HashMap<>();
    List<String> table = new ArrayList<>();
    for (String line : section.lines()) {
      String[] words = line.split(" ", 3);
      if (words.length == 3 && words[0].equals("#")) {
        notes.put(words[1], words[2].strip());
      } else {
        table.add(line);
      }
    }
    return new NotedTable(notes.getOrDefault("means", ""), notes, table);
  }

  /** Whether the table is of {@code /proc/net/tcp}, which tells less. */
  boolean fromProc() {
    return means.startsWith("/proc");
  }

  /** A note that is a whole number. */
  OptionalLong number(String key) {
    String value = notes.getOrDefault(key, "");
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
