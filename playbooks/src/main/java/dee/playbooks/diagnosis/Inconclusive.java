package dee.playbooks.diagnosis;

/** The reason given for a condition that was measured and is neither shown nor refuted by it. */
public final class Inconclusive {

  private static final String MARK = "inconclusive: ";

  private Inconclusive() {}

  /** Such a reason, with the measured numbers. */
  public static String because(String numbers) {
    return MARK + numbers;
  }

  static boolean is(String reason) {
    return reason.startsWith(MARK);
  }
}
