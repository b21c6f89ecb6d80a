package dee.bot.ssh;

/**
 * No shell on that target; the message says what was tried and what to do. Never leaves this
 * package.
 */
final class NoRoute extends Exception {

  private static final long serialVersionUID = 1L;

  NoRoute(String target, String why) {
    super(target + ": " + why);
  }
}
