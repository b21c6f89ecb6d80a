package dee.probes.process;

import dee.probes.text.Parsed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The fields of {@code /proc/PID/status} (proc(5)); newlines in the name are escaped there.
 *
 * <pre>
 * $ cat /proc/self/status
 * Name:	cat
 * State:	R (running)
 * Uid:	0	0	0	0
 * VmRSS:	    1736 kB
 * Threads:	1
 * </pre>
 *
 * @param fields by name, without the blanks around them
 */
public record ProcStatus(Map<String, String> fields) {

  public ProcStatus {
    fields = Map.copyOf(fields);
  }

  /** The fields of these lines. */
  public static Parsed<ProcStatus> parse(List<String> lines) {
    Map<String, String> fields = new LinkedHashMap<>();
    List<String> unread = new ArrayList<>();
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (colon > 0 && line.substring(0, colon).matches("[A-Za-z_0-9]+")) {
        fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
      } else if (!line.isBlank()) {
        unread.add(line);
      }
    }
    return new Parsed<>(new ProcStatus(fields), unread);
  }

  public Optional<String> find(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /** The effective user id. */
  public OptionalLong effectiveUid() {
    String[] ids = fields.getOrDefault("Uid", "").split("\\s+", -1);
    return ids.length == 4 && ids[1].matches("\\d{1,10}")
        ? OptionalLong.of(Long.parseLong(ids[1]))
        : OptionalLong.empty();
  }
}
