package dee.playbooks.diagnosis;

/** How full one of the machine's tables is. */
public record Fill(long used, long max) {

  /** Within a hundredth of its limit: it comes and goes there. */
  public boolean full() {
    return used >= max * 0.99;
  }

  /** Whether a fifth of it or more is free. */
  public boolean roomy() {
    return used < max * 0.8;
  }
}
