package dee.probes.packets.judge;

import dee.probes.packets.flow.Reset;

/** Tells whether a reset was seen on the server's host too. */
public interface Witness {

  /** Nobody watched there. */
  Witness NONE = _ -> Seen.NOT_KNOWN;

  /** Where the reset was seen. */
  Seen seen(Reset reset);

  /** Where a reset of the server was seen. */
  enum Seen {
    ON_BOTH_SIDES,
    NOT_AT_THE_SERVER,
    /** There is no such capture, or it lacks the connection or was not at its end. */
    NOT_KNOWN
  }
}
