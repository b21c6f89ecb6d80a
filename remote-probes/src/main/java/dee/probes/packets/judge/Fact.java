package dee.probes.packets.judge;

/**
 * One thing a verdict rests on.
 *
 * @param says a short sentence with the numbers
 */
public record Fact(Clue clue, String says) {

  /** What was looked at. */
  public enum Clue {
    FLAGS,
    WINDOW,
    IP_ID,
    TTL,
    /** A TTL that the sender's other packets do not have. */
    OTHER_TTL,
    SEQUENCE,
    OPENING,
    FIN,
    SILENCE,
    OTHER_CAPTURE
  }
}
