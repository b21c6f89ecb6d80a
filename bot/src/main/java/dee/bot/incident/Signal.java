package dee.bot.incident;

import java.time.Instant;
import java.util.List;

/**
 * Something that was to be seen at a moment of the past, such as the first long wait in a log.
 *
 * @param name what it is, such as {@code latency-grows}; the same everywhere
 * @param says a sentence with numbers
 * @param at by Dee's clock: the target's skew is taken out
 * @param evidence what it was read from
 */
public record Signal(String target, String name, String says, Instant at, List<String> evidence) {
  public Signal {
    evidence = List.copyOf(evidence);
  }
}
