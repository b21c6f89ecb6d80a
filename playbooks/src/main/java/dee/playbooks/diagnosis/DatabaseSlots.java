package dee.playbooks.diagnosis;

import java.util.Optional;

/**
 * Whether the database's server takes another connection.
 *
 * @param fill used and open to ordinary users; empty when Dee itself was turned away
 * @param turnedAway the server's words to Dee, when it had no slot even for its question
 */
public record DatabaseSlots(Optional<Fill> fill, Optional<String> turnedAway) {

  public boolean full() {
    return turnedAway.isPresent() || fill.filter(f -> f.used() >= f.max()).isPresent();
  }

  /** Whether a tenth or more is free. */
  public boolean roomy() {
    return fill.filter(f -> f.used() * 10 <= f.max() * 9).isPresent();
  }

  /** In numbers, or in the server's own words. */
  public String words() {
    return turnedAway
        .or(() ->
            fill.map(f ->
                f.used()
                    + " of "
                    + f.max()
                    + " connections that the database server allows are open"))
        .orElse("");
  }
}
