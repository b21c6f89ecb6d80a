package dee.probes.limits;

import dee.probes.limits.Limits.Limit;
import dee.probes.text.Parsed;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code /proc/PID/limits} (proc(5)).
 *
 * <pre>
 * $ cat /proc/self/limits
 * Limit                     Soft Limit           Hard Limit           Units
 * Max cpu time              unlimited            unlimited            seconds
 * Max open files            1024                 1048576              files
 * Max nice priority         0                    0
 * </pre>
 */
public final class LimitsParser {

  private static final Pattern ROW =
      Pattern.compile("(\\S.*?)\\s+(unlimited|\\d+)\\s+(unlimited|\\d+)(?:\\s+(\\S+))?\\s*");
  private static final Pattern HEADER =
      Pattern.compile("Limit\\s+Soft Limit\\s+Hard Limit\\s+Units\\s*");
  private static final BigInteger MOST = BigInteger.valueOf(Limits.UNLIMITED);

  private LimitsParser() {}

  /** The limits by name. */
  public static Parsed<Limits> parse(List<String> lines) {
    Map<String, Limit> byName = new LinkedHashMap<>();
    List<String> unread = new ArrayList<>();
    for (String line : lines) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        String units = row.group(4) == null ? "" : row.group(4);
        byName.put(row.group(1), new Limit(value(row.group(2)), value(row.group(3)), units));
      } else if (!line.isBlank() && !HEADER.matcher(line).matches()) {
        unread.add(line);
      }
    }
    return new Parsed<>(new Limits(byName), unread);
  }

  private static long value(String text) {
    return text.equals("unlimited") ? Limits.UNLIMITED : new BigInteger(text).min(MOST).longValue();
  }
}
