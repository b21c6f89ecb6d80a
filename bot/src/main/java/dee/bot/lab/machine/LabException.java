package dee.bot.lab.machine;

/** The lab could not do what a scenario needs; the message says what, and what to do about it. */
public final class LabException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public LabException(String message) {
    super(message);
  }

  public LabException(String message, Throwable cause) {
    super(message, cause);
  }
}
