package dee.playbooks.diagnosis;

/** What Dee says of an instance. */
public enum Verdict {
  /** Root causes are named, and every link from them to the symptom is observed. */
  EXPLAINED("explained"),
  /** Something is wrong and it is not known why; what is missing is said. */
  UNRESOLVED("unresolved"),
  /** No client notices anything yet, but a cause is observed and grows. */
  AT_RISK("at-risk"),
  HEALTHY("healthy");

  private final String word;

  Verdict(String word) {
    this.word = word;
  }

  /** As it stands in reports and JSON. */
  public String word() {
    return word;
  }
}
