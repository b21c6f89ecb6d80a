package dee.probes.logs;

import dee.probes.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what {@code log-tail.sh} prints:
 *
 * <pre>
 * # path /var/log/orders/app.log
 * # size 52311
 * # age 3
 * # now 1795368004
 * # text
 * 2026-11-22 17:20:01 WARN orders: java.sql.SQLTransientConnectionException: orders-pool - Connection is not available, request timed out after 2000ms (total=5, active=5, idle=0, waiting=118)
 * </pre>
 */
public final class LogTailParser {

  private static final String TEXT = "# text\n";
  private static final int TAIL = 262144;

  private LogTailParser() {}

  /** Reads one answer of the script. */
  public static Outcome<LogTail> parse(String answer) {
    int start = answer.startsWith(TEXT) ? 0 : answer.indexOf("\n" + TEXT) + 1;
    if (start == 0 && !answer.startsWith(TEXT)) {
      return Outcome.malformed("the answer has no text of a log");
    }
    Map<String, String> notes = new HashMap<>();
    for (String line : answer.substring(0, start).lines().toList()) {
      String[] words = line.split(" ", 3);
      if (words.length == 3) {
        notes.put(words[1], words[2]);
      }
    }
    String text = answer.substring(start + TEXT.length());
    List<String> lines = text.lines().toList();
    boolean cut = number(notes, "size").filter(s -> s > TAIL).isPresent() && lines.size() > 1;
    return Outcome.measured(
        read(
            notes.getOrDefault("path", ""),
            number(notes, "age").map(a -> Duration.ofSeconds(Math.max(0, a))),
            number(notes, "now").map(Instant::ofEpochSecond),
            // The first line of a tail by bytes is seldom whole.
            cut ? lines.subList(1, lines.size()) : lines));
  }

  /** Reads whole lines of a log that nobody knows the time of. */
  public static LogTail read(String path, Optional<Duration> sinceWritten, List<String> lines) {
    return read(path, sinceWritten, Optional.empty(), lines);
  }

  private static LogTail read(
      String path, Optional<Duration> sinceWritten, Optional<Instant> now, List<String> lines) {
    Optional<Instant> writtenAt = now.flatMap(n -> sinceWritten.map(n::minus));
    LogReading reading = new LogReading(lines);
    return new LogTail(
        path,
        lines.stream().mapToLong(l -> l.getBytes(StandardCharsets.UTF_8).length + 1L).sum(),
        lines.size(),
        sinceWritten,
        reading.tooManyFiles(),
        reading.acceptFailures(),
        reading.poolTimeouts(),
        reading.lastPool(),
        reading.poolAge(),
        reading.filesAge(),
        reading.excerpts(),
        writtenAt,
        reading.farewell(writtenAt));
  }

  private static Optional<Long> number(Map<String, String> notes, String key) {
    String value = notes.getOrDefault(key, "");
    return value.matches("-?\\d{1,18}") ? Optional.of(Long.parseLong(value)) : Optional.empty();
  }
}
