package dee.bot.postmortem.facts;

import java.time.Instant;
import java.util.List;

/**
 * A time that counts, and how it is known.
 *
 * @param says what happened then; a raw value
 */
public record Moment(Instant at, String says, List<String> references) {
  public Moment {
    references = List.copyOf(references);
  }
}
