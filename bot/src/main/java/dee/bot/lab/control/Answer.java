package dee.bot.lab.control;

/**
 * What became of an {@link Order}.
 *
 * @param exit the exit code of the command that asked
 * @param text a line for the one who asked
 */
public record Answer(int exit, String text) {

  private static final int FAILED = 1;
  private static final int USAGE = 64;

  public static Answer done(String text) {
    return new Answer(0, text);
  }

  public static Answer failed(String text) {
    return new Answer(FAILED, text);
  }

  /** The order names what is not there. */
  public static Answer unknown(String text) {
    return new Answer(USAGE, text);
  }
}
