package dee.probes.kernel;

import dee.probes.text.Parsed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text of nstat(8); {@code -s} keeps it from writing a history and makes the numbers
 * absolute, {@code -z} shows zeros.
 *
 * <pre>
 * $ nstat -azs
 * #kernel
 * IpInReceives                    2168061            0.0
 * TcpExtListenOverflows           0                  0.0
 * </pre>
 */
public final class NstatParser {

  private static final Pattern ROW = Pattern.compile("(\\S+)\\s+(-?\\d{1,18})(?:\\s+[\\d.]+)?\\s*");

  private NstatParser() {}

  /** The counters by name. */
  public static Parsed<Map<String, Long>> parse(List<String> lines) {
    Map<String, Long> counters = new LinkedHashMap<>();
    List<String> unread = new ArrayList<>();
    for (String line : lines) {
      Matcher row = ROW.matcher(line);
      if (row.matches() && !line.startsWith("#")) {
        counters.put(row.group(1), Long.parseLong(row.group(2)));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        unread.add(line);
      }
    }
    return new Parsed<>(counters, unread);
  }
}
