package dee.bot.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the requests of a lab's clients ended lately, from the log that the load program writes a
 * line a second to for each instance:
 *
 * <pre>
 * 12 127.0.31.1:8080 closes ANSWERED=3 READ_TIMEOUT=24 CONNECT_TIMEOUT=41
 * </pre>
 *
 * @param seconds how many seconds were looked at
 * @param requests all that ended in them
 * @param failed those that were not answered, or with an error
 */
public record ClientLog(int seconds, long requests, long failed) {

  private static final Pattern START = Pattern.compile("^([0-9]+) ([^ ]+) ");
  private static final Pattern COUNT = Pattern.compile("([A-Z_]+)=([0-9]+)");

  /** The last seconds of that log, for some of the instances' addresses. */
  static ClientLog tail(Path log, int seconds, Predicate<String> addresses) {
    try {
      return of(Files.readAllLines(log), seconds, addresses);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the clients' log " + log, e);
    }
  }

  static ClientLog of(List<String> lines, int seconds, Predicate<String> addresses) {
    NavigableMap<Long, long[]> bySecond = new TreeMap<>();
    for (String line : lines) {
      Matcher second = START.matcher(line);
      if (!second.find()) {
        continue;
      }
      long[] counts = bySecond.computeIfAbsent(Long.valueOf(second.group(1)), _ -> new long[2]);
      if (!addresses.test(second.group(2))) {
        continue;
      }
      Matcher count = COUNT.matcher(line);
      while (count.find()) {
        long number = Long.parseLong(count.group(2));
        counts[0] += number;
        counts[1] += count.group(1).equals("ANSWERED") ? 0 : number;
      }
    }
    List<long[]> last = bySecond.descendingMap().values().stream().limit(seconds).toList();
    return new ClientLog(
        last.size(),
        last.stream().mapToLong(c -> c[0]).sum(),
        last.stream().mapToLong(c -> c[1]).sum());
  }

  /** The share of failed requests, 0 to 100. */
  public long percentFailed() {
    return requests == 0 ? 0 : Math.round(100.0 * failed / requests);
  }
}
