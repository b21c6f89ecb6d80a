package dee.probes.database;

import java.time.Duration;

/** What came of asking a database about its sessions. */
public sealed interface DatabaseAnswer {

  /**
   * It had no connection left, not even for this question; that is an answer too.
   *
   * @param said the server's own words
   */
  record NoFreeSlot(String said) implements DatabaseAnswer {}

  /**
   * It told of them twice.
   *
   * @param window the time between the two looks
   */
  record Sessions(DatabaseLook before, DatabaseLook now, Duration window)
      implements DatabaseAnswer {}
}
