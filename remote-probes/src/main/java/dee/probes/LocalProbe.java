package dee.probes;

/** A probe that Dee's own host asks, seeing the service as a client does. */
public non-sealed interface LocalProbe<R> extends Probe<R> {

  /**
   * Asks, within bounds of its own.
   *
   * @throws InterruptedException when the run was cancelled; every connection is closed by then
   */
  Asked<R> ask(Instance instance) throws InterruptedException;

  /**
   * What came of it.
   *
   * @param command the command a person would type to see the same
   * @param exhibit what was seen, as it is kept for evidence
   */
  record Asked<R>(Outcome<R> outcome, String command, Exhibit exhibit) {

    /** One that leaves nothing beside its text. */
    public Asked(Outcome<R> outcome, String command, String text) {
      this(outcome, command, Exhibit.of(text));
    }

    /** What was seen, as the text that is kept. */
    public String text() {
      return exhibit.text();
    }
  }
}
