package dee.bot.alert;

/** What became of an alert. */
enum Fate {
  /** It opened an incident. */
  OPENED,
  /** It joined an open one. */
  JOINED,
  /** It was firing already; nothing was written. */
  REPEATED,
  /** It is over, and that was written down. */
  RESOLVED,
  /** It is over, and nothing was known of it. */
  PASSED,
  /** Its labels map to no service. */
  UNMATCHED,
  /** It was a test. */
  TEST
}
