package dee.bot.lab.service;

import java.util.Locale;

/** The bug that a service is built with. */
public enum Fault {
  NONE,
  /** Parks an answered connection for its next request, and never looks at it again. */
  FORGETS_CONNECTIONS,
  /** Opens the price list for each request, and never closes it. */
  LEAKS_FILES,
  /** Opens a connection to its dependency for each request, and never closes it. */
  LEAKS_CONNECTIONS,
  /** Does not return one database connection in twenty to the pool. */
  LEAKS_POOLED,
  /** Reads the first bytes of a request, and closes a little later without an answer. */
  READS_LITTLE,
  /** Reads a request, and closes with SO_LINGER 0 instead of an answer. */
  LINGERS_ZERO,
  /** Closes connections that were idle for two seconds, and its clients keep them for longer. */
  CLOSES_IDLE,
  /** Speaks TLS on the port where its clients speak plain HTTP. */
  SPEAKS_TLS,
  /**
   * Opens the price list after each request and never closes it; when no file is left, it accepts
   * only to close.
   */
  DROPS_WITHOUT_FILES,
  /** Hangs a second after its first connection, and dies of it without a word. */
  CRASHES,
  /** Does something else for a second every few seconds, and accepts nobody meanwhile. */
  STALLS;

  /**
   * Whether the service handles one connection after the other instead of each on its own thread.
   * Where handlers leak, accept() would otherwise be called, and fail, in the instants in which a
   * request holds the last free descriptor: then the listener would seem sick as well.
   */
  boolean serial() {
    return this == LEAKS_FILES || this == LEAKS_CONNECTIONS || this == DROPS_WITHOUT_FILES;
  }

  /** As it is written on a command line: {@code leaks-files}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The fault that is written so. */
  public static Fault of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
