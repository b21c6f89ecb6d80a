package dee.bot.lab.load;

import java.util.Locale;

/** How a client behaves once it has its answer, or has lost patience. */
public enum ClientKind {
  /** Closes the connection: FIN. */
  CLOSES,
  /** Closes with a RST, as some pools and health checks do: harmless. */
  RESETS,
  /** Keeps the connection open and idle. */
  KEEPS;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ClientKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
