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
  LEAKS_POOLED;

  /**
   * Whether the service handles one connection after the other instead of each on its own thread.
   * Where handlers leak, accept() would otherwise be called, and fail, in the instants in which a
   * request holds the last free descriptor: then the listener would seem sick as well.
   */
  boolean serial() {
    return this == LEAKS_FILES || this == LEAKS_CONNECTIONS;
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
