package dee.bot.lab.load;

import java.util.Locale;

/** How a client behaves once it has its answer, or has lost patience. */
public enum ClientKind {
  /** Closes the connection: FIN. */
  CLOSES,
  /** Closes with a RST, as some pools and health checks do: harmless. */
  RESETS,
  /** Keeps the connection open and idle. */
  KEEPS,
  /**
   * Keeps the connection for its next request, two seconds or a little more later, and does not
   * look whether it was closed meanwhile.
   */
  REUSES,
  /** Connects, asks nothing and closes with a RST, as some health checks do: harmless. */
  CONNECTS,
  /** Keeps the connection, in a network of its own that goes away. */
  VANISHES;

  boolean keeps() {
    return this == KEEPS || this == VANISHES;
  }

  boolean resets() {
    return this == RESETS || this == CONNECTS;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ClientKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
