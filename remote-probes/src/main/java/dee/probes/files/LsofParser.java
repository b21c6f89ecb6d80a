package dee.probes.files;

import dee.probes.text.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what lsof(8) prints: its table, or with {@code -F} its fields one a line. What it says
 * before the table is unread.
 *
 * <pre>
 * $ lsof -n -P -a -p 772018
 * COMMAND      PID USER   FD      TYPE             DEVICE SIZE/OFF      NODE NAME
 * rsyslogd  772018 root  cwd       DIR              253,0      251       128 /
 * rsyslogd  772018 root    5w      REG              253,6  1511756      1351 /var/log/messages (deleted)
 * rsyslogd  772018 root   19u     IPv4           13226923      0t0       TCP 127.0.0.1:8080 (LISTEN)
 * </pre>
 */
public final class LsofParser {

  private LsofParser() {}

  /** The rows of a table. */
  public static Parsed<List<LsofRow>> parse(List<String> lines) {
    List<LsofRow> rows = new ArrayList<>();
    List<String> unread = new ArrayList<>();
    Optional<LsofColumns> columns = Optional.empty();
    for (String line : lines) {
      Optional<LsofColumns> header = LsofColumns.of(line);
      if (header.isPresent()) {
        columns = header;
        continue;
      }
      Optional<LsofRow> row = columns.flatMap(known -> known.row(line));
      if (row.isPresent()) {
        rows.add(row.get());
      } else if (!line.isBlank()) {
        unread.add(line);
      }
    }
    return new Parsed<>(rows, unread);
  }

  /** The rows of {@code lsof -F}, which names each field by its first letter: p, c, f, t, n. */
  public static Parsed<List<LsofRow>> parseFields(List<String> lines) {
    List<LsofRow> rows = new ArrayList<>();
    List<String> unread = new ArrayList<>();
    LsofRow row = LsofRow.EMPTY;
    for (String line : lines) {
      String value = line.isEmpty() ? "" : line.substring(1);
      switch (line.isEmpty() ? ' ' : line.charAt(0)) {
        case 'p' -> {
          add(rows, row);
          row = LsofRow.EMPTY.with("PID", value);
        }
        case 'f' -> {
          add(rows, row);
          row =
              LsofRow.EMPTY.with("PID", row.pid()).with("COMMAND", row.command()).with("FD", value);
        }
        case 'c' -> row = row.with("COMMAND", value);
        case 't' -> row = row.with("TYPE", value);
        case 'n' -> row = row.with("NAME", value);
        case ' ' -> {}
        default -> unread.add(line);
      }
    }
    add(rows, row);
    return new Parsed<>(rows, unread);
  }

  private static void add(List<LsofRow> rows, LsofRow row) {
    if (!row.descriptor().isEmpty()) {
      rows.add(row);
    }
  }
}
