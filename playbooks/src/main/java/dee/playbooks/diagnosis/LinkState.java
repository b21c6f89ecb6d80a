package dee.playbooks.diagnosis;

import java.util.List;

/** What is known of one condition on one instance. */
public sealed interface LinkState {

  /**
   * It holds.
   *
   * @param says the measured numbers, each with its limit and window
   * @param evidence the ids of what was looked at; never empty
   */
  record Observed(String says, List<String> evidence) implements LinkState {
    public Observed {
      evidence = List.copyOf(evidence);
    }
  }

  /** It does not hold. */
  record Refuted(String says, List<String> evidence) implements LinkState {
    public Refuted {
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * Nobody can tell.
   *
   * @param reason why, in words for a person
   * @param missing the ids of the probes that would tell; may be empty
   */
  record NotChecked(String reason, List<String> missing) implements LinkState {
    public NotChecked {
      missing = List.copyOf(missing);
    }
  }
}
