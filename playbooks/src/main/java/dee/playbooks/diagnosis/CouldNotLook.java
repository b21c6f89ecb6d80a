package dee.playbooks.diagnosis;

/** The reason given for a condition whose probe was asked and had no answer. */
public final class CouldNotLook {

  private static final String MARK = "could not look: ";

  private CouldNotLook() {}

  /** Such a reason, with what went wrong. */
  public static String because(String failure) {
    return MARK + failure;
  }

  static boolean is(String reason) {
    return reason.startsWith(MARK);
  }
}
