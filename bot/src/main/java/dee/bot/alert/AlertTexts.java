package dee.bot.alert;

import dee.bot.room.Cleaned;
import dee.bot.target.AlertRoute;
import dee.probes.text.Redactor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Makes what monitors send fit to be kept: clean, short, without secrets, times that make sense.
 */
record AlertTexts(InstantSource clock) {

  private static final int NAME = 100;
  private static final int TEXT = 300;
  private static final int MONITOR = 60;

  /** Before this nothing that still matters began; monitors write year 1 for "not yet". */
  private static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");

  String name(Optional<String> said) {
    return said.map(text -> clean(text, NAME)).filter(text -> !text.isEmpty()).orElse("alert");
  }

  String monitor(Optional<String> said) {
    return said.map(text -> clean(text, MONITOR)).filter(text -> !text.isEmpty()).orElse("webhook");
  }

  /** The first annotation that people write for people, or else the name. */
  String text(Map<String, String> annotations, String name) {
    return Stream.of("summary", "description", "message")
        .map(key -> clean(annotations.getOrDefault(key, ""), TEXT))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse(name);
  }

  static String clean(String text, int atMost) {
    // Redacting looks at all of it, so there is not to be too much; the end of a cut is dropped.
    String head = text.length() > 8 * atMost ? text.substring(0, 8 * atMost) : text;
    return Cleaned.calm(Redactor.redact(head).text(), atMost);
  }

  /** Empty for what is no time, or nonsense. */
  Optional<Instant> time(Optional<String> said) {
    try {
      return said.map(text -> OffsetDateTime.parse(text.strip()).toInstant())
          .filter(at -> at.isAfter(LONG_AGO))
          .filter(at -> at.isBefore(clock.instant().plus(Duration.ofDays(1))));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** Two routes may use the same one for different things, so the route stands before it. */
  String fingerprint(AlertRoute route, Optional<String> said, Map<String, String> knownBy) {
    return route.word()
        + ":"
        + said.map(String::strip)
            .filter(text -> text.matches("[A-Za-z0-9._:/-]{1,64}"))
            .orElseGet(() -> hash(said.filter(text -> !text.isBlank()), knownBy));
  }

  private static String hash(Optional<String> said, Map<String, String> knownBy) {
    StringBuilder text = new StringBuilder();
    said.ifPresentOrElse(
        text::append,
        () ->
            new TreeMap<>(knownBy)
                .forEach((key, value) -> text.append(key).append('\0').append(value).append('\0')));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
