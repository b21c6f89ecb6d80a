package dee.probes.pools;

import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import java.time.Duration;
import java.util.List;

/** Two pages, or what came instead of them, as an outcome. */
final class PoolsAnswer {

  /** Why a page that does not come says nothing about the pools behind it. */
  static final String CAUTION =
      "; a process without a free descriptor cannot answer its metrics page";

  private PoolsAnswer() {}

  static Outcome<PoolStatistics> of(String first, String last, Duration window, String source) {
    PoolPage now = PoolPage.read(last);
    if (now.pools().isEmpty()) {
      return now.unreadable().isEmpty()
          ? Outcome.unavailable(Reason.NOT_CONFIGURED, "the metrics page tells of no pool")
          : Outcome.malformed(
              "no pool on the metrics page; a line of it: " + shown(now.unreadable()));
    }
    List<PoolFigures> before = PoolPage.read(first).pools();
    return Outcome.measured(
        new PoolStatistics(PoolRates.between(before, now.pools(), window), window, source));
  }

  static Outcome<PoolStatistics> failed(boolean timedOut, String words) {
    return Outcome.unavailable(
        timedOut ? Reason.TIMED_OUT : Reason.UNREACHABLE, "the metrics page: " + words + CAUTION);
  }

  private static String shown(List<String> lines) {
    String line = lines.getFirst();
    return line.substring(0, Math.min(line.length(), 120));
  }
}
