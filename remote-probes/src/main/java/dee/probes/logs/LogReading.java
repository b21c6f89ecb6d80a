package dee.probes.logs;

import dee.probes.logs.LogTail.PoolLine;
import dee.probes.text.Redactor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One pass over the lines of a log, which counts and keeps the telling ones. */
final class LogReading {

  private static final int EXCERPTS = 10;
  private static final int OF_A_KIND = 4;
  private static final int EXCERPT_LENGTH = 300;

  private static final String NUMBERS =
      "\\(total=(\\d{1,9}), active=(\\d{1,9}), idle=(\\d{1,9}), waiting=(\\d{1,9})\\)";
  private static final Pattern HIKARI =
      Pattern.compile(
          "(\\S{1,200}) - Connection is not available, request timed out after (\\d{1,9})ms\\.?(?: ?"
              + NUMBERS
              + ")?");
  private static final Pattern OTHER_POOL =
      Pattern.compile(
          "GetConnectionTimeoutException: wait millis \\d+" // Druid
              + "|Timeout: Pool empty\\. Unable to fetch a connection" // Tomcat
              + "|Cannot get a connection, pool error Timeout waiting" // DBCP
              + "|attempt by a client to checkout a Connection has timed out" // c3p0
              + "|QueuePool limit of size \\d+ overflow \\d+ reached" // SQLAlchemy
              + "|The connection pool has been exhausted" // Npgsql
              + "|timeout exceeded when trying to connect"); // node-postgres
  private static final Pattern LEAK = Pattern.compile("Connection leak detection triggered");
  private static final Pattern FILES = Pattern.compile("(?i)too many open files|\\bEMFILE\\b");
  private static final Pattern ASYNCIO = Pattern.compile("accept\\(\\) out of system resource");
  private static final int TRACEBACK = 15;

  private static final Pattern FAREWELL =
      Pattern.compile(
          "(?i)\\b(?:stopping|shutting down|shut ?down|SIGTERM|SIGINT|SIGQUIT"
              + "|received signal|handling signal)\\b");

  /** What is said of a shutdown while nothing shuts down. */
  private static final Pattern NO_FAREWELL =
      Pattern.compile("(?i)\\b(?:hooks?|enabled|disabled|time-?out|register\\w*|configur\\w*)\\b");

  /** Some frameworks shut down in good order after a fatal error: nobody asked them to. */
  private static final Pattern FATAL =
      Pattern.compile(
          "(?i)\\b(?:fatal|panic|uncaught|run failed|segmentation fault|core dumped)\\b"
              + "|OutOfMemoryError|Exception in thread \"main\"|^Traceback");

  private static final int AFTERMATH = 60;

  private enum Kind {
    ACCEPT,
    FILES,
    POOL,
    FAREWELL,
    /** Kept as an excerpt only: the same warning comes of a borrower that is merely slow. */
    LEAK
  }

  private final List<String> lines;
  private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
  private final Map<Kind, List<Integer>> telling = new EnumMap<>(Kind.class);
  private final Map<Kind, LogClock.Stamp> stamps = new EnumMap<>(Kind.class);
  private final LogClock clock = new LogClock();
  private Optional<PoolLine> lastPool = Optional.empty();
  private String lastTimeout = "";
  private int tracebackEnds;
  private int aftermathEnds;

  LogReading(List<String> lines) {
    this.lines = lines;
    for (int i = 0; i < lines.size(); i++) {
      clock.read(lines.get(i));
      read(i, lines.get(i));
    }
  }

  private void read(int at, String line) {
    if (FATAL.matcher(line).find()) {
      aftermathEnds = at + AFTERMATH;
    }
    if (line.contains("Connection is not available")) {
      readTimeout(at, line);
    } else if (OTHER_POOL.matcher(line).find()) {
      keep(Kind.POOL, at);
    } else if (LEAK.matcher(line).find()) {
      keep(Kind.LEAK, at);
    } else if (ASYNCIO.matcher(line).find()) {
      keep(Kind.ACCEPT, at);
      tracebackEnds = at + TRACEBACK;
    } else if (FILES.matcher(line).find() && !line.contains("open files in system")) {
      if (at <= tracebackEnds && line.startsWith("OSError")) {
        // The end of the traceback that the line counted already.
        tracebackEnds = 0;
      } else {
        keep(accepting(at) ? Kind.ACCEPT : Kind.FILES, at);
      }
    } else if (FAREWELL.matcher(line).find()
        && !NO_FAREWELL.matcher(line).find()
        && at >= aftermathEnds) {
      keep(Kind.FAREWELL, at);
    }
  }

  /** HikariCP's message; the same one again as the cause within a stack trace is not a second. */
  private void readTimeout(int at, String line) {
    Matcher hikari = HIKARI.matcher(line);
    if (!hikari.find()) {
      return;
    }
    boolean cause = line.strip().startsWith("Caused by:");
    if (cause && hikari.group().equals(lastTimeout)) {
      return;
    }
    lastTimeout = hikari.group();
    keep(Kind.POOL, at);
    if (hikari.group(3) != null) {
      lastPool =
          Optional.of(
              new PoolLine(
                  Redactor.redact(hikari.group(1)).text(),
                  Long.parseLong(hikari.group(3)),
                  Long.parseLong(hikari.group(4)),
                  Long.parseLong(hikari.group(5)),
                  Long.parseLong(hikari.group(6)),
                  Duration.ofMillis(Long.parseLong(hikari.group(2)))));
    }
  }

  /**
   * Whether it was accept() that failed: the line says so, or the one before, or the frames after.
   */
  private boolean accepting(int at) {
    if (mentionsAccept(lines.get(at)) || (at > 0 && mentionsAccept(lines.get(at - 1)))) {
      return true;
    }
    for (int i = at + 1; i < Math.min(lines.size(), at + 5); i++) {
      if (!lines.get(i).strip().startsWith("at ")) {
        return false;
      }
      if (mentionsAccept(lines.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean mentionsAccept(String line) {
    return line.toLowerCase(Locale.ROOT).contains("accept");
  }

  private void keep(Kind kind, int at) {
    counts.merge(kind, 1L, Long::sum);
    stamps.remove(kind);
    clock.now().ifPresent(stamp -> stamps.put(kind, stamp));
    List<Integer> kept = telling.computeIfAbsent(kind, _ -> new ArrayList<>());
    kept.add(at);
    if (kept.size() > OF_A_KIND) {
      kept.removeFirst();
    }
  }

  long tooManyFiles() {
    return counts.getOrDefault(Kind.FILES, 0L) + acceptFailures();
  }

  long acceptFailures() {
    return counts.getOrDefault(Kind.ACCEPT, 0L);
  }

  long poolTimeouts() {
    return counts.getOrDefault(Kind.POOL, 0L);
  }

  Optional<PoolLine> lastPool() {
    return lastPool;
  }

  Optional<Duration> poolAge() {
    return age(Kind.POOL);
  }

  /** The age of the last line of either kind that counts as too many files. */
  Optional<Duration> filesAge() {
    Optional<Duration> accept = age(Kind.ACCEPT);
    return age(Kind.FILES)
        .filter(f -> accept.isEmpty() || f.compareTo(accept.get()) <= 0)
        .or(() -> accept);
  }

  private Optional<Duration> age(Kind kind) {
    return clock
        .now()
        .flatMap(end -> Optional.ofNullable(stamps.get(kind)).flatMap(s -> s.until(end)));
  }

  /**
   * The last farewell, with its time where the log's own times tell it.
   *
   * @param end when the log was last written to
   */
  Optional<LogTail.Farewell> farewell(Optional<Instant> end) {
    return Optional.ofNullable(telling.get(Kind.FAREWELL))
        .map(List::getLast)
        .map(at ->
            new LogTail.Farewell(
                excerpt(lines.get(at)),
                end.flatMap(written -> age(Kind.FAREWELL).map(written::minus))));
  }

  /** The last few of each kind. */
  List<String> excerpts() {
    Map<Integer, String> excerpts = new TreeMap<>();
    telling.values().forEach(k -> k.forEach(at -> excerpts.put(at, excerpt(lines.get(at)))));
    List<String> sorted = new ArrayList<>(excerpts.values());
    return sorted.subList(Math.max(0, sorted.size() - EXCERPTS), sorted.size());
  }

  private static String excerpt(String line) {
    // Redacted before it is cut: half a secret may not be recognised.
    String clean = Redactor.redact(line.length() > 4000 ? line.substring(0, 4000) : line).text();
    return clean.length() > EXCERPT_LENGTH ? clean.substring(0, EXCERPT_LENGTH) + "…" : clean;
  }
}
