package dee.probes.corpus;

/** Reads an output of one tool and compares what was read. */
@FunctionalInterface
public interface Check {

  /**
   * Notes what differs.
   *
   * @param expected from the source's own expectation, or from what every reading must hold
   * @param second from another implementation, which may be the one that is wrong
   */
  void check(CorpusEntry entry, Differences expected, Differences second);
}
