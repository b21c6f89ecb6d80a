package dee.playbooks.diagnosis;

import java.util.List;
import java.util.Optional;

/**
 * What is wrong with one instance, and how that is known.
 *
 * @param symptoms the observed symptoms, by condition id
 * @param causes the smallest set of root causes that explains them; empty unless explained or at
 *     risk
 * @param chain from the root causes to the symptoms, in that order; all observed when explained;
 *     when unresolved, what is observed so far
 * @param ruledOut root causes that were looked for and are not there
 * @param notChecked conditions nobody could look at that could matter, with the reason; when
 *     explained, also a symptom of a few tries that the causes do not explain
 * @param nextProbe the id of the probe that would decide most, when unresolved and there is one
 */
public record Diagnosis(
    Verdict verdict,
    List<String> symptoms,
    List<String> causes,
    List<Link> chain,
    List<Link> ruledOut,
    List<Link> notChecked,
    Optional<String> nextProbe) {

  public Diagnosis {
    symptoms = List.copyOf(symptoms);
    causes = List.copyOf(causes);
    chain = List.copyOf(chain);
    ruledOut = List.copyOf(ruledOut);
    notChecked = List.copyOf(notChecked);
  }

  /** One condition and what is known of it. */
  public record Link(Condition condition, LinkState state) {}
}
