package dee.probes.host;

import dee.probes.text.Parsed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text of sysctl(8), of Linux and of the BSDs. A value of several lines repeats its name
 * on Linux and goes on without a name on the BSDs; both are joined by newlines.
 *
 * <pre>
 * $ sysctl net.core.somaxconn net.ipv4.ip_local_port_range net.ipv4.tcp_syncookies
 * net.core.somaxconn = 4096
 * net.ipv4.ip_local_port_range = 32768	60999
 * net.ipv4.tcp_syncookies = 1
 * </pre>
 */
public final class SysctlParser {

  private static final Pattern LINUX = Pattern.compile("([A-Za-z0-9_][^\\s=:]*) =(?: (.*))?");
  private static final Pattern BSD = Pattern.compile("([a-z0-9_]+\\.[^\\s:=]+):(?: (.*))?");

  private SysctlParser() {}

  /** The values by their dotted names. */
  public static Parsed<Map<String, String>> parse(List<String> lines) {
    Map<String, String> values = new LinkedHashMap<>();
    List<String> unread = new ArrayList<>();
    String continued = "";
    for (String line : lines) {
      Matcher linux = LINUX.matcher(line);
      Matcher bsd = BSD.matcher(line);
      if (linux.matches() && continued.isEmpty()) {
        values.merge(linux.group(1), text(linux), (a, b) -> a + '\n' + b);
      } else if (bsd.matches()) {
        continued = bsd.group(1);
        values.put(continued, text(bsd));
      } else if (line.startsWith("sysctl: ") || continued.isEmpty()) {
        if (!line.isBlank()) {
          unread.add(line);
        }
      } else {
        values.merge(continued, line, (a, b) -> a + '\n' + b);
      }
    }
    return new Parsed<>(values, unread);
  }

  private static String text(Matcher line) {
    return line.group(2) == null ? "" : line.group(2);
  }
}
