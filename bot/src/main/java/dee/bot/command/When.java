package dee.bot.command;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A moment of the past as people type it: {@code -5m}, {@code 02:11} (in UTC, as the timeline shows
 * it), or {@code 2026-03-01T02:11:00Z}.
 */
sealed interface When {

  /** That long ago. */
  record Ago(Duration by) implements When {}

  /** The last time a clock in UTC showed that. */
  record AtClock(LocalTime time) implements When {}

  record At(Instant instant) implements When {}

  /** The moment, seen from now. */
  default Instant from(Instant now) {
    return switch (this) {
      case Ago(Duration by) -> now.minus(by);
      case At(Instant instant) -> instant;
      case AtClock(LocalTime time) -> {
        Instant today = now.atOffset(ZoneOffset.UTC).with(time).toInstant();
        yield today.isAfter(now) ? today.minus(Duration.ofDays(1)) : today;
      }
    };
  }

  /** Reads it; empty when it is none. */
  static Optional<When> parse(String typed) {
    String text = typed.strip();
    if (text.startsWith("-")) {
      return duration(text.substring(1)).map(Ago::new);
    }
    return read(() -> new AtClock(LocalTime.parse(text)))
        .or(() -> read(() -> new At(OffsetDateTime.parse(text.replace(' ', 'T')).toInstant())))
        .or(() ->
            read(() ->
                new At(LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC))));
  }

  /** Reads {@code 15m}, {@code 2h}, {@code 1h30m} or {@code 1d}; empty when it is none. */
  static Optional<Duration> duration(String typed) {
    Matcher matcher =
        Pattern.compile("(?:([0-9]{1,3})d)?(?:([0-9]{1,4})h)?(?:([0-9]{1,5})m)?(?:([0-9]{1,6})s)?")
            .matcher(typed.strip());
    if (!matcher.matches() || typed.isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        Duration.ofDays(number(matcher, 1))
            .plusHours(number(matcher, 2))
            .plusMinutes(number(matcher, 3))
            .plusSeconds(number(matcher, 4)));
  }

  private static long number(Matcher matcher, int group) {
    return Optional.ofNullable(matcher.group(group)).map(Long::parseLong).orElse(0L);
  }

  private static Optional<When> read(Supplier<When> reading) {
    try {
      return Optional.of(reading.get());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
