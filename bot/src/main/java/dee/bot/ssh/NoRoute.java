package dee.bot.ssh;

import dee.bot.ssh.TargetReport.Stage;

/**
 * No shell on that target; the message says what was tried and what to do. Never leaves this
 * package.
 */
final class NoRoute extends Exception {

  private static final long serialVersionUID = 1L;

  private final Stage reached;
  private final String why;

  NoRoute(Stage reached, String target, String why) {
    super(target + ": " + why);
    this.reached = reached;
    this.why = why;
  }

  /** How far one got. */
  Stage reached() {
    return reached;
  }

  /** The message without the target's name. */
  String why() {
    return why;
  }
}
