package dee.bot.room;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times within sentences, which people in several zones read: always in UTC, and saying so. */
public final class UtcTime {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter EXACTLY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private UtcTime() {}

  /** {@code 02:30 UTC}. */
  public static String minute(Instant at) {
    return MINUTE.format(at);
  }

  /** {@code 02:30:07 UTC}. */
  public static String second(Instant at) {
    return SECOND.format(at);
  }

  /** {@code 2026-03-01 02:30 UTC}, for what may lie on another day. */
  public static String day(Instant at) {
    return DAY.format(at);
  }

  /** {@code 2026-03-01 02:30:07 UTC}. */
  public static String exactly(Instant at) {
    return EXACTLY.format(at);
  }
}
