package dee.probes.reachability;

import dee.probes.Outcome;
import dee.probes.reachability.Reachability.Attempt;
import dee.probes.reachability.Reachability.Result;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what {@code vantage.sh} printed:
 *
 * <pre>
 * try 1 0 200 0.012233 0.014115 0.014200
 * try 2 7 000 0.000000 0.000000 0.001916 Connection refused
 * try 3 28 000 0.016841 0.000000 4.500620 curl: (28) Operation timed out after 4500 milliseconds with 0 bytes received
 * tries 3
 * </pre>
 *
 * The exit statuses are those of curl(1). Once there is an HTTP status the try was answered,
 * whatever became of the rest of the answer.
 */
final class VantageParser {

  private static final String SECONDS = "(\\d{1,6}\\.\\d{1,9})";
  private static final Pattern TRY =
      Pattern.compile(
          "try (\\d{1,3}) (\\d{1,3}) (\\d{3}) " + SECONDS + " " + SECONDS + " " + SECONDS + "(.*)");
  private static final Pattern TRIES = Pattern.compile("tries ([1-9]\\d{0,2})");

  private VantageParser() {}

  static Outcome<Reachability> parse(List<String> lines) {
    Map<Integer, Attempt> attempts = new TreeMap<>();
    int tries = 0;
    for (String line : lines) {
      Matcher one = TRY.matcher(line);
      Matcher all = TRIES.matcher(line);
      if (one.matches()) {
        attempts.put(Integer.parseInt(one.group(1)), attempt(one));
      } else if (all.matches()) {
        tries = Integer.parseInt(all.group(1));
      } else if (!line.isBlank()) {
        return Outcome.malformed(
            "a line that tells of no try: " + line.substring(0, Math.min(80, line.length())));
      }
    }
    return tries == 0 || tries != attempts.size()
        ? Outcome.malformed("the answer does not tell of all tries")
        : Outcome.measured(new Reachability(List.copyOf(attempts.values())));
  }

  private static Attempt attempt(Matcher line) {
    int status = Integer.parseInt(line.group(3));
    Optional<Duration> connect = Optional.of(time(line.group(4))).filter(Duration::isPositive);
    if (status > 0) {
      return new Attempt(Result.ANSWERED, status, connect, time(line.group(5)));
    }
    String words = line.group(7).strip();
    Result result =
        result(
            Integer.parseInt(line.group(2)),
            connect.isPresent(),
            words.toLowerCase(Locale.ROOT));
    return new Attempt(
        result, 0, connect, time(line.group(6)), result == Result.OTHER ? words : "");
  }

  private static Result result(int exit, boolean connected, String words) {
    return switch (exit) {
      // An answer without a status line: HTTP/0.9, which old versions of curl take for an answer.
      case 0, 1, 8 -> Result.NOT_HTTP;
      case 6 -> Result.UNRESOLVED;
      case 7 -> unconnected(words);
      case 28 ->
          words.contains("resolving timed out")
              ? Result.UNRESOLVED
              : connected ? Result.READ_TIMEOUT : Result.CONNECT_TIMEOUT;
      case 52 -> Result.EMPTY_REPLY;
      case 55, 56 ->
          words.contains("reset") || words.contains("broken pipe") ? Result.RESET : Result.OTHER;
      default -> Result.OTHER;
    };
  }

  private static Result unconnected(String words) {
    if (words.contains("refused")) {
      return Result.REFUSED;
    }
    if (words.contains("timed out")) {
      return Result.CONNECT_TIMEOUT;
    }
    boolean away = words.contains("no route") || words.contains("unreachable");
    return away || words.contains("not permitted") || words.contains("permission denied")
        ? Result.NO_ROUTE
        : Result.OTHER;
  }

  private static Duration time(String seconds) {
    return Duration.ofNanos(new BigDecimal(seconds).movePointRight(9).longValue());
  }
}
