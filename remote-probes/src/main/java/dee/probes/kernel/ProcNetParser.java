package dee.probes.kernel;

import dee.probes.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads {@code /proc/net/netstat} and {@code /proc/net/snmp}, alone or one after the other: pairs
 * of lines, names above values (kernel: Documentation/networking/snmp_counter.rst). Counters get
 * nstat's names, the protocol before the name.
 *
 * <pre>
 * $ cat /proc/net/snmp
 * Tcp: RtoAlgorithm RtoMin RtoMax MaxConn ActiveOpens PassiveOpens AttemptFails EstabResets …
 * Tcp: 1 200 120000 -1 2872 1578 525 345 …
 * Udp: InDatagrams NoPorts InErrors OutDatagrams RcvbufErrors SndbufErrors InCsumErrors IgnoredMulti
 * Udp: 1405 92 0 858 0 0 0 0
 * </pre>
 */
public final class ProcNetParser {

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,20}");

  private ProcNetParser() {}

  /** The counters; a pair that does not fit together spoils them all, for no value is sure then. */
  public static Outcome<Map<String, Long>> parse(List<String> text) {
    List<String> lines = text.stream().filter(line -> !line.isBlank()).toList();
    Map<String, Long> counters = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i += 2) {
      String[] names = lines.get(i).strip().split("\\s+", -1);
      String[] values =
          i + 1 < lines.size() ? lines.get(i + 1).strip().split("\\s+", -1) : new String[0];
      if (!names[0].matches("[A-Za-z0-9]+:") || values.length == 0 || !values[0].equals(names[0])) {
        return Outcome.malformed("no pair of names and values: " + start(lines.get(i)));
      }
      if (values.length != names.length) {
        return Outcome.malformed(
            "%d names but %d values after %s"
                .formatted(names.length - 1, values.length - 1, names[0]));
      }
      String protocol = names[0].substring(0, names[0].length() - 1);
      for (int k = 1; k < names.length; k++) {
        if (!NUMBER.matcher(values[k]).matches() || NUMBER.matcher(names[k]).matches()) {
          return Outcome.malformed(
              "%s%s is '%s'".formatted(protocol, start(names[k]), start(values[k])));
        }
        counters.put(protocol + names[k], value(values[k]));
      }
    }
    return counters.isEmpty() ? Outcome.malformed("no counters") : Outcome.measured(counters);
  }

  /** The kernel's counters are unsigned and wrap; a difference of two stays right all the same. */
  private static long value(String digits) {
    try {
      return digits.startsWith("-") ? Long.parseLong(digits) : Long.parseUnsignedLong(digits);
    } catch (NumberFormatException _) {
      return Long.MAX_VALUE;
    }
  }

  private static String start(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
