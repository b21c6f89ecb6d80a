package dee.probes.packets.judge;

/** Where in its connection a reset came. */
public enum Phase {
  /** The only answer to a SYN. */
  ANSWER_TO_SYN,
  /** Between the SYN-ACK and its acknowledgement. */
  OPENING,
  /** One side or both had sent FIN. */
  AFTER_FIN,
  /** It ended a silence of a second or more, or answered the first packet after one. */
  AFTER_SILENCE,
  /** The connection was open, and the server had not answered what the client sent last. */
  UNANSWERED,
  /** The server had answered. */
  AFTER_DATA,
  /** The capture began later and shows nothing before the reset. */
  UNKNOWN
}
