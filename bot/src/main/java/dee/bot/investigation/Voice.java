package dee.bot.investigation;

/** How much of a run everyone is to hear. */
public enum Voice {
  /** Progress, findings, proposals, the post-mortem so far. */
  ALOUD,
  /** Nothing: the run serves something else that speaks for itself. */
  QUIET
}
