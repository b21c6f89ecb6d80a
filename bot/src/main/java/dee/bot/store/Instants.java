package dee.bot.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Instants as they stand in the database: ISO-8601 in UTC with a fixed number of digits, so that
 * they sort as text on every database.
 */
public final class Instants {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private Instants() {}

  public static String text(Instant at) {
    return FORMAT.format(at);
  }

  public static Instant of(String text) {
    return Instant.parse(text);
  }
}
