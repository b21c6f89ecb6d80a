package dee.probes.logs;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Follows the stamps of a log's records, line by line, for the time between two of them.
 *
 * <pre>
 * 2026-11-22T02:14:07.123Z WARN …
 * 2026-11-22 02:14:07,123 WARN …
 * 10.0.0.7 - - [22/Nov/2026:02:14:07 +0000] "GET / HTTP/1.1" 200 5
 * Nov 22 02:14:07 web1 orders[71]: …
 * 02:14:07.123 [main] WARN …
 * {"level":"WARN","time":"2026-11-22T02:14:07Z",…}
 * </pre>
 */
final class LogClock {

  private static final String TIME = "(?<hour>\\d\\d):(?<minute>\\d\\d):(?<second>\\d\\d)";
  private static final String FRACTION = "(?:[.,](?<fraction>\\d{1,9})\\d*)?";
  private static final String OFFSET = "(?: ?(?<offset>Z|[+-]\\d\\d:?\\d\\d)(?![\\d:]))?";
  private static final String MONTH = "(?<name>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
  private static final String ISO =
      "(?<year>\\d{4})[-/](?<month>\\d\\d)[-/](?<day>\\d\\d)[T ]" + TIME + FRACTION + OFFSET;

  /** Each with how far into a line it may begin. */
  private enum Form {
    JSON("\\{.{0,2000}?\"(?:@?timestamp|time|ts|@t)\" ?: ?\"" + ISO),
    ISO_8601(".{0,40}?(?<!\\d)" + ISO),
    ACCESS(
        ".{0,120}?(?<!\\d)(?<day>\\d\\d)[-/]"
            + MONTH
            + "[-/](?<year>\\d{4})[: ]"
            + TIME
            + FRACTION
            + OFFSET),
    SYSLOG("(?:<\\d{1,3}>)?" + MONTH + " (?<day>[ \\d]?\\d) " + TIME),
    TIME_ONLY("\\[?" + TIME + FRACTION);

    private final Pattern pattern;

    Form(String pattern) {
      this.pattern = Pattern.compile(pattern);
    }

    private boolean has(String group) {
      return pattern.namedGroups().containsKey(group);
    }
  }

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  /** Lines at the left margin that may follow a stamp, as those of a stack trace's causes do. */
  private static final int UNSTAMPED = 20;

  /** What the lines of several threads may be out of order by. */
  private static final Duration DISORDER = Duration.ofMinutes(1);

  private static final LocalDate NO_DATE = LocalDate.of(2000, 1, 1);

  private Optional<Stamp> now = Optional.empty();
  private int unstamped;

  /** What a time is told in; two of different scales cannot be compared. */
  enum Scale {
    UTC,
    /** The zone is not told. */
    LOCAL,
    WITHOUT_YEAR,
    WITHOUT_DATE
  }

  /** The time of a record. */
  record Stamp(LocalDateTime time, Scale scale) {

    /** The time from this to a later one; empty when the two cannot be compared. */
    Optional<Duration> until(Stamp later) {
      Duration between = Duration.between(time, later.time);
      if (scale != later.scale || between.compareTo(DISORDER.negated()) < 0) {
        return Optional.empty();
      }
      return Optional.of(between.isNegative() ? Duration.ZERO : between);
    }
  }

  /** Takes the log's next line. */
  void read(String line) {
    Optional<Stamp> stamp = stamp(line);
    if (stamp.isPresent()) {
      now = stamp;
      unstamped = 0;
    } else if (!line.isBlank() && !line.startsWith(" ") && !line.startsWith("\t")) {
      unstamped++;
    }
  }

  /**
   * When the last line was written, or shortly before: a line without a stamp of its own came after
   * the last one that has a stamp. Empty when none or too many lines have come since that.
   */
  Optional<Stamp> now() {
    return now.filter(_ -> unstamped <= UNSTAMPED);
  }

  private Optional<Stamp> stamp(String line) {
    for (Form form : Form.values()) {
      Matcher matcher = form.pattern.matcher(line);
      if (matcher.lookingAt()) {
        try {
          return Optional.of(stamp(form, matcher));
        } catch (DateTimeException _) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private Stamp stamp(Form form, Matcher found) {
    LocalTime time =
        LocalTime.of(
            number(found, "hour"),
            number(found, "minute"),
            Math.min(59, number(found, "second")),
            form.has("fraction") ? nanos(found) : 0);
    if (!form.has("day")) {
      return inOrder(LocalDateTime.of(NO_DATE, time), Scale.WITHOUT_DATE, Duration.ofDays(1));
    }
    LocalDate date =
        LocalDate.of(
            form.has("year") ? number(found, "year") : NO_DATE.getYear(),
            form.has("month")
                ? number(found, "month")
                : 1 + MONTHS.indexOf(found.group("name").toLowerCase(Locale.ROOT)),
            number(found, "day"));
    if (!form.has("year")) {
      return inOrder(LocalDateTime.of(date, time), Scale.WITHOUT_YEAR, Duration.ofDays(366));
    }
    Optional<ZoneOffset> offset = Optional.ofNullable(found.group("offset")).map(ZoneOffset::of);
    LocalDateTime local = LocalDateTime.of(date, time);
    return offset
        .map(o -> new Stamp(local.minusSeconds(o.getTotalSeconds()), Scale.UTC))
        .orElse(new Stamp(local, Scale.LOCAL));
  }

  /** A time that the log does not tell in full, moved on by whole rounds past the one before. */
  private Stamp inOrder(LocalDateTime time, Scale scale, Duration round) {
    LocalDateTime since =
        now.filter(n -> n.scale() == scale).map(Stamp::time).orElse(time).minusHours(1);
    LocalDateTime moved = time;
    if (moved.isBefore(since)) {
      long rounds = Duration.between(moved, since).dividedBy(round);
      moved = moved.plus(round.multipliedBy(rounds));
      moved = moved.isBefore(since) ? moved.plus(round) : moved;
    }
    return new Stamp(moved, scale);
  }

  private static int nanos(Matcher found) {
    String fraction = Optional.ofNullable(found.group("fraction")).orElse("0");
    return Integer.parseInt((fraction + "00000000").substring(0, 9));
  }

  private static int number(Matcher found, String group) {
    return Integer.parseInt(found.group(group).strip());
  }
}
