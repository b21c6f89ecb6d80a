package dee.probes.files;

import dee.probes.Outcome;
import dee.probes.files.OpenFiles.Pointed;
import dee.probes.text.Redactor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what {@code open-files.sh} printed: what it counted itself, or rows of lsof.
 *
 * <pre>
 * means /proc
 * count 9004
 * type socket 994
 * type file 6
 * sampled 1000
 * place 994 socket
 * place 4 /var/log/orders
 * </pre>
 */
final class OpenFilesParser {

  private static final Pattern COUNT = Pattern.compile("(count|sampled) (\\d{1,10})");
  private static final Pattern TYPE = Pattern.compile("type ([a-z]+) (\\d{1,10})");
  private static final Pattern PLACE = Pattern.compile("place (\\d{1,10}) (.+)");
  private static final Map<String, OpenFiles.Type> TYPES =
      Map.of(
          "socket", OpenFiles.Type.SOCKET,
          "file", OpenFiles.Type.FILE,
          "deleted", OpenFiles.Type.DELETED_FILE,
          "pipe", OpenFiles.Type.PIPE,
          "event", OpenFiles.Type.EVENT,
          "device", OpenFiles.Type.DEVICE,
          "other", OpenFiles.Type.OTHER);

  private OpenFilesParser() {}

  static Outcome<OpenFiles> parse(List<String> lines) {
    return switch (lines.isEmpty() ? "" : lines.getFirst()) {
      case "means /proc" -> counted(lines);
      case "means lsof" -> listed(lines);
      default -> Outcome.malformed("the answer does not say how the files were counted");
    };
  }

  private static Outcome<OpenFiles> counted(List<String> lines) {
    Map<String, Long> counts = new HashMap<>();
    Map<OpenFiles.Type, Long> types = new EnumMap<>(OpenFiles.Type.class);
    List<Pointed> top = new ArrayList<>();
    for (String line : lines) {
      Matcher count = COUNT.matcher(line);
      Matcher type = TYPE.matcher(line);
      Matcher place = PLACE.matcher(line);
      if (count.matches()) {
        counts.put(count.group(1), Long.parseLong(count.group(2)));
      } else if (type.matches()) {
        types.merge(
            TYPES.getOrDefault(type.group(1), OpenFiles.Type.OTHER),
            Long.parseLong(type.group(2)),
            Long::sum);
      } else if (place.matches()) {
        top.add(new Pointed(clean(place.group(2)), Long.parseLong(place.group(1))));
      }
    }
    Long count = counts.get("count");
    Long sampled = counts.get("sampled");
    return count == null || sampled == null
        ? Outcome.malformed("the count of open files is missing")
        : Outcome.measured(new OpenFiles(count, sampled, types, top, "/proc"));
  }

  private static Outcome<OpenFiles> listed(List<String> lines) {
    OptionalLong count = OptionalLong.empty();
    List<String> table = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      Matcher number = COUNT.matcher(line);
      if (number.matches()) {
        count = OptionalLong.of(Long.parseLong(number.group(2)));
      } else {
        table.add(line);
      }
    }
    List<LsofRow> rows = LsofParser.parse(table).value();
    if (rows.stream().anyMatch(row -> row.descriptor().equals("NOFD"))) {
      return Outcome.unavailable(Outcome.Reason.NOT_PERMITTED, "lsof may not see the open files");
    }
    if (count.isEmpty() || rows.isEmpty()) {
      return Outcome.malformed("lsof told of no open file");
    }
    Map<OpenFiles.Type, Long> types = new EnumMap<>(OpenFiles.Type.class);
    Map<String, Long> places = new HashMap<>();
    List<LsofRow> open = rows.stream().filter(LsofRow::open).toList();
    open.forEach(row -> types.merge(row.kind(), 1L, Long::sum));
    open.forEach(row -> places.merge(place(row), 1L, Long::sum));
    List<Pointed> top =
        places.entrySet().stream()
            .map(e -> new Pointed(clean(e.getKey()), e.getValue()))
            .sorted(Comparator.comparingLong(Pointed::count).reversed())
            .limit(15)
            .toList();
    return Outcome.measured(new OpenFiles(count.getAsLong(), open.size(), types, top, "lsof"));
  }

  private static String place(LsofRow row) {
    int slash = row.name().lastIndexOf('/');
    return switch (row.kind()) {
      case SOCKET -> "socket";
      case PIPE -> "pipe";
      case FILE, DELETED_FILE -> slash > 0 ? row.name().substring(0, slash) : "/";
      case EVENT, DEVICE, OTHER -> row.name();
    };
  }

  private static String clean(String text) {
    return Redactor.redact(text).text();
  }
}
