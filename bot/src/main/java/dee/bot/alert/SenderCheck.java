package dee.bot.alert;

import dee.bot.target.AlertSecret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells whether a request comes from who knows the secret. Comparing takes the same time whatever
 * differs.
 */
record SenderCheck(AlertSecret secret, InstantSource clock) {

  static final String SIGNATURE = "X-Dee-Signature";
  static final String TIMESTAMP = "X-Dee-Timestamp";

  /** Older signatures, and those from the future, are not taken: they may be replayed. */
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final String ALGORITHM = "HmacSHA256";

  /** Whether the token is right; a signature can only be looked at when the body is here. */
  boolean mayKnow(Optional<String> authorization) {
    return switch (secret.kind()) {
      case HMAC -> true;
      case TOKEN ->
          authorization
              .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
              .map(value -> value.substring(7).strip())
              .filter(token -> same(token, secret.value()))
              .isPresent();
    };
  }

  /** Whether a signature, where one is wanted, is that of timestamp and body, and fresh. */
  boolean knows(Optional<String> signature, Optional<String> timestamp, byte[] body) {
    return switch (secret.kind()) {
      case TOKEN -> true;
      case HMAC ->
          signature.isPresent()
              && timestamp.filter(this::fresh).isPresent()
              && same(
                  signature.get().strip().replaceFirst("^sha256=", ""),
                  signature(secret, timestamp.get().strip(), body));
    };
  }

  private boolean fresh(String timestamp) {
    String seconds = timestamp.strip();
    if (!seconds.matches("[0-9]{1,11}")) {
      return false;
    }
    Instant at = Instant.ofEpochSecond(Long.parseLong(seconds));
    return Duration.between(at, clock.instant()).abs().compareTo(TOLERANCE) <= 0;
  }

  /** HMAC-SHA256 of {@code timestamp:body} in lower-case hex; the way Grafana signs, too. */
  static String signature(AlertSecret secret, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.value().getBytes(StandardCharsets.UTF_8), ALGORITHM));
      mac.update((timestamp + ":").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
