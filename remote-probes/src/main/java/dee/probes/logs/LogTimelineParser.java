package dee.probes.logs;

import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import dee.probes.logs.LogTimeline.Bucket;
import dee.probes.logs.LogTimeline.Latency;
import dee.probes.logs.LogTimeline.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what {@code log-timeline.sh} prints:
 *
 * <pre>
 * # now 1795378971 +0000
 * # log access /var/log/nginx/access.log
 * # written 1795378970
 * # read 1000017 1
 * # stamps 1795378627 1795378969 told
 * # latency us
 * # width 5
 * b 1795378625 119 119 0 0 11500 27500 0 - 0 -
 * b 1795378630 200 200 3 0 12500 35500 0 - 0 -
 * </pre>
 */
public final class LogTimelineParser {

  private static final int MOST_BUCKETS = 400;

  /** The parts of an hour by which zones differ. */
  private static final long ZONE_STEP = 900;

  /** What a log that is written to may be behind the time its file was written. */
  private static final long WRITING = 60;

  private static final Duration FARTHEST_ZONES = Duration.ofHours(26);

  private final Map<String, String> notes = new HashMap<>();
  private final List<Bucket> buckets = new ArrayList<>();

  private LogTimelineParser() {}

  /** Reads one answer of the script. */
  public static Outcome<LogTimelines> parse(String answer) {
    Map<String, LogTimelineParser> logs = new HashMap<>();
    LogTimelineParser top = new LogTimelineParser();
    LogTimelineParser at = top;
    for (String line : answer.lines().toList()) {
      String[] words = line.split(" ", 4);
      if (line.startsWith("# log ") && words.length == 4) {
        at = new LogTimelineParser();
        at.notes.put("path", words[3]);
        logs.put(words[2], at);
      } else {
        at.read(line);
      }
    }
    Optional<Long> now = top.first("now");
    if (now.isEmpty()) {
      return Outcome.malformed("the answer does not tell the time");
    }
    if (!logs.isEmpty() && logs.values().stream().allMatch(l -> l.notes.containsKey("refused"))) {
      return refusal(logs.values().iterator().next());
    }
    return Outcome.measured(
        new LogTimelines(
            Instant.ofEpochSecond(now.get()),
            Optional.ofNullable(logs.get("application")).flatMap(LogTimelineParser::timeline),
            Optional.ofNullable(logs.get("access")).flatMap(LogTimelineParser::timeline),
            logs.values().stream().flatMap(l -> l.whyNot().stream()).toList()));
  }

  private static Outcome<LogTimelines> refusal(LogTimelineParser log) {
    String[] words = log.note("refused").split(" ", 2);
    return Outcome.unavailable(
        words[0].equals("77") ? Reason.NOT_PERMITTED : Reason.NOT_THERE, words[words.length - 1]);
  }

  private void read(String line) {
    String[] words = line.split(" ", 3);
    if (words.length == 3 && words[0].equals("#")) {
      notes.putIfAbsent(words[1], words[2]);
    } else if (words[0].equals("b") && buckets.size() < MOST_BUCKETS) {
      bucket(line.split(" ", -1)).ifPresent(buckets::add);
    }
  }

  private static Optional<Bucket> bucket(String[] words) {
    if (words.length != 12) {
      return Optional.empty();
    }
    for (int i = 1; i < words.length; i++) {
      boolean mayMiss = i == 6 || i == 7 || i == 9 || i == 11;
      if (!words[i].matches("\\d{1,12}") && !(mayMiss && words[i].equals("-"))) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new Bucket(
            Instant.ofEpochSecond(Long.parseLong(words[1])),
            Long.parseLong(words[2]),
            Long.parseLong(words[3]),
            Long.parseLong(words[4]),
            Long.parseLong(words[5]),
            micros(words[6]).flatMap(p50 -> micros(words[7]).map(p95 -> new Latency(p50, p95))),
            told(words[8], words[9]),
            told(words[10], words[11])));
  }

  private static Optional<Duration> micros(String word) {
    return word.equals("-")
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(1000 * Long.parseLong(word)));
  }

  private static Told told(String count, String first) {
    return new Told(
        Long.parseLong(count),
        first.equals("-")
            ? Optional.empty()
            : Optional.of(Instant.ofEpochSecond(Long.parseLong(first))));
  }

  private Optional<LogTimeline> timeline() {
    String[] stamps = note("stamps").split(" ", -1);
    Optional<Long> width = first("width").filter(w -> w > 0);
    if (stamps.length != 3
        || !stamps[0].matches("\\d{1,12}")
        || !stamps[1].matches("\\d{1,12}")
        || width.isEmpty()
        || buckets.isEmpty()) {
      return Optional.empty();
    }
    String[] read = note("read").split(" ", -1);
    LogTimeline told =
        new LogTimeline(
            note("path"),
            first("read").orElse(0L),
            read.length == 2 && read[1].matches("\\d{1,4}") ? Integer.parseInt(read[1]) : 1,
            first("written").map(Instant::ofEpochSecond),
            Instant.ofEpochSecond(Long.parseLong(stamps[0])),
            Instant.ofEpochSecond(Long.parseLong(stamps[1])),
            note("latency").equals("us"),
            Duration.ofSeconds(width.get()),
            buckets);
    return Optional.of(stamps[2].equals("local") ? told.moved(otherZone(told)) : told);
  }

  /**
   * A program may write the time of another zone than the machine's without saying so, as those in
   * containers do. When the file was last written tells: it is whole quarters of an hour away.
   */
  private static Duration otherZone(LogTimeline told) {
    long off = told.writtenAt().map(w -> Duration.between(told.last(), w).toSeconds()).orElse(0L);
    long zone = Math.round((double) off / ZONE_STEP) * ZONE_STEP;
    boolean explains = Math.abs(off - zone) <= WRITING && zone != 0;
    return explains && Math.abs(zone) <= FARTHEST_ZONES.toSeconds()
        ? Duration.ofSeconds(zone)
        : Duration.ZERO;
  }

  private Optional<String> whyNot() {
    if (notes.containsKey("refused")) {
      return Optional.of(note("refused").replaceFirst("^\\d+ ", ""));
    }
    return timeline().isPresent()
        ? Optional.empty()
        : Optional.of(note("path") + " has no record with a time that can be read");
  }

  private String note(String name) {
    return notes.getOrDefault(name, "");
  }

  private Optional<Long> first(String name) {
    String word = note(name).split(" ", 2)[0];
    return word.matches("\\d{1,15}") ? Optional.of(Long.parseLong(word)) : Optional.empty();
  }
}
