package dee.bot.postmortem.picture;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** The time of a plot, from left to right, with round times as ticks. */
record TimeAxis(Instant from, Instant to, double left, double right) {

  private static final long[] STEPS = {
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400
  };

  private static final int TICKS = 5;

  private static final DateTimeFormatter SECONDS = clock("HH:mm:ss");
  private static final DateTimeFormatter MINUTES = clock("HH:mm");
  private static final DateTimeFormatter DAYS = clock("MM-dd");

  TimeAxis {
    if (Duration.between(from, to).compareTo(Duration.ofSeconds(4)) < 0) {
      from = from.minusSeconds(30);
      to = to.plusSeconds(30);
    }
  }

  private static DateTimeFormatter clock(String pattern) {
    return DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC);
  }

  double x(Instant at) {
    double whole = Duration.between(from, to).toMillis();
    return left + Duration.between(from, at).toMillis() / whole * (right - left);
  }

  boolean holds(Instant at) {
    return !at.isBefore(from) && !at.isAfter(to);
  }

  private long step() {
    long seconds = Duration.between(from, to).toSeconds();
    for (long step : STEPS) {
      if (seconds / step <= TICKS) {
        return step;
      }
    }
    return (seconds / TICKS / 86_400 + 1) * 86_400;
  }

  List<Instant> ticks() {
    long step = step();
    List<Instant> ticks = new ArrayList<>();
    for (long at = Math.ceilDiv(from.getEpochSecond(), step) * step;
        at <= to.getEpochSecond();
        at += step) {
      ticks.add(Instant.ofEpochSecond(at));
    }
    return ticks;
  }

  String label(Instant tick) {
    long step = step();
    return (step < 60 ? SECONDS : step < 86_400 ? MINUTES : DAYS).format(tick);
  }
}
