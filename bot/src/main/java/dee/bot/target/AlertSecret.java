package dee.bot.target;

/**
 * What a sender proves itself with.
 *
 * @param value never shown
 */
public record AlertSecret(Kind kind, String value) {

  /** How it is used. */
  public enum Kind {
    /** Sent along: {@code Authorization: Bearer …}. */
    TOKEN,
    /** Signs the body and never travels. */
    HMAC
  }

  @Override
  public String toString() {
    return kind + " [redacted]";
  }
}
