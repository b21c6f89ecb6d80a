package dee.bot.ssh;

import dee.bot.ssh.TargetReport.Stage;

/**
 * No shell on a target; the message says what was tried and what to do, and leaves the target's
 * name to whoever shows it. Never leaves this package.
 */
final class NoRoute extends Exception {

  private static final long serialVersionUID = 1L;

  private final Stage reached;
  private final String why;
  private final boolean hungUp;

  NoRoute(Stage reached, String why) {
    this(reached, why, false);
  }

  NoRoute(Stage reached, String why, boolean hungUp) {
    super(why);
    this.reached = reached;
    this.why = why;
    this.hungUp = hungUp;
  }

  /** How far one got. */
  Stage reached() {
    return reached;
  }

  /** The message. */
  String why() {
    return why;
  }

  /** Whether the server closed the connection before the login: another try may fare better. */
  boolean hungUp() {
    return hungUp;
  }
}
