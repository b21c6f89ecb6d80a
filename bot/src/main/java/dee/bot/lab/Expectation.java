package dee.bot.lab;

import dee.playbooks.diagnosis.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The diagnosis that one instance of a scenario must get.
 *
 * @param causes the root causes, all of them and no other
 * @param chain conditions that must stand in the chain in this order; others may stand between them
 * @param symptoms what must be among the symptoms seen from outside
 * @param who words that name whoever did it; the chain's sentences must have them, unless nobody
 *     could capture packets
 */
public record Expectation(
    Verdict verdict,
    Set<String> causes,
    List<String> chain,
    Set<String> symptoms,
    Optional<String> who) {

  public Expectation {
    causes = Set.copyOf(causes);
    chain = List.copyOf(chain);
    symptoms = Set.copyOf(symptoms);
  }

  /** Something is wrong, and what is measured does not tell the cause. */
  static Expectation unresolved(String... symptoms) {
    return new Expectation(
        Verdict.UNRESOLVED, Set.of(), List.of(), Set.of(symptoms), Optional.empty());
  }

  /** Nothing is wrong. */
  public static Expectation healthy() {
    return new Expectation(Verdict.HEALTHY, Set.of(), List.of(), Set.of(), Optional.empty());
  }

  /** One cause and its chain; the cause is the chain's first condition, the symptom its last. */
  public static Expectation explained(String... chain) {
    return new Expectation(
        Verdict.EXPLAINED,
        Set.of(chain[0]),
        List.of(chain),
        Set.of(chain[chain.length - 1]),
        Optional.empty());
  }

  /** The same, and these words must name whoever did it. */
  public Expectation by(String words) {
    return new Expectation(verdict, causes, chain, symptoms, Optional.of(words));
  }
}
