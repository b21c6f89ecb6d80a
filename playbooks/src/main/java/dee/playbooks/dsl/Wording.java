package dee.playbooks.dsl;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** How numbers are written in {@code says}; every playbook and condition may call these. */
public final class Wording {

  private Wording() {}

  /** As people say it: {@code 12 ms}, {@code 2.0 s}, {@code 14 s}, {@code 3 min}, {@code 2 h}. */
  public static String time(Duration duration) {
    long ms = duration.toMillis();
    if (ms < 1000) {
      return ms + " ms";
    }
    if (ms < 10_000) {
      return String.format(Locale.ROOT, "%.1f s", ms / 1000.0);
    }
    if (ms < 180_000) {
      return ms / 1000 + " s";
    }
    return ms < 7_200_000 ? ms / 60_000 + " min" : ms / 3_600_000 + " h";
  }

  /** A duration between two texts; nothing at all where it is not known. */
  public static String told(String before, Optional<Duration> duration, String after) {
    return duration.map(d -> before + time(d) + after).orElse("");
  }

  /** {@code 3.0 s ago}, or {@code at an unknown time}. */
  public static String ago(Optional<Duration> duration) {
    return duration.map(d -> time(d) + " ago").orElse("at an unknown time");
  }

  /** One part of a whole: {@code 91 %}; {@code 0 %} of nothing. */
  public static String percent(long part, long whole) {
    return (whole == 0 ? 0 : part * 100 / whole) + " %";
  }

  /** A rate: {@code 38/s}, {@code 0.4/s}. */
  public static String perSecond(double rate) {
    return rate < 10 && rate != Math.rint(rate)
        ? String.format(Locale.ROOT, "%.1f/s", rate)
        : Math.round(rate) + "/s";
  }
}
