package dee.bot.discord.standin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Remembers, for some minutes, which enforced nonce made which message. */
final class Nonces {

  private record Made(StoredMessage message, Instant at) {}

  private final InstantSource clock;
  private final Map<String, Made> made = new HashMap<>();
  private Duration memory = Duration.ofMinutes(5);
  private int repeated;

  Nonces(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void memory(Duration newMemory) {
    memory = newMemory;
  }

  synchronized Optional<StoredMessage> already(JsonNode body, Place place) {
    Optional<StoredMessage> before =
        key(body, place)
            .flatMap(key -> Optional.ofNullable(made.get(key)))
            .filter(one -> clock.instant().isBefore(one.at().plus(memory)))
            .map(Made::message);
    if (before.isPresent()) {
      repeated++;
    }
    return before;
  }

  synchronized void remember(JsonNode body, Place place, StoredMessage message) {
    key(body, place).ifPresent(key -> made.put(key, new Made(message, clock.instant())));
  }

  /** How often a message was sent again and not made again. */
  synchronized int repeated() {
    return repeated;
  }

  private static Optional<String> key(JsonNode body, Place place) {
    return Optional.of(body.path("nonce").asString(""))
        .filter(nonce -> !nonce.isEmpty() && body.path("enforce_nonce").asBoolean(false))
        .map(nonce -> place.id() + " " + nonce);
  }
}
