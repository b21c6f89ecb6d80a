package dee.bot.incident;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What was found out about one instance, as the timeline keeps it: it stays readable when the
 * causal map has changed since.
 *
 * @param pid its process; empty when it was not found
 * @param symptoms the observed symptoms, by condition id
 * @param causes the root causes, by condition id
 * @param chain from the root causes to the symptoms; all observed when explained
 * @param ruledOut root causes that were looked for and are not there
 * @param notChecked conditions nobody could look at, with the reason
 * @param nextProbe the probe that would decide most
 * @param facts short phrases with numbers, worth saying in any case
 * @param exchange the packets that show it, when they were captured
 */
public record Judgement(
    String target,
    String service,
    OptionalInt pid,
    Verdict verdict,
    List<String> symptoms,
    List<String> causes,
    List<Link> chain,
    List<Link> ruledOut,
    List<Link> notChecked,
    Optional<String> nextProbe,
    List<String> facts,
    Optional<Exchange> exchange) {

  /** One without packets to show. */
  public Judgement(
      String target,
      String service,
      OptionalInt pid,
      Verdict verdict,
      List<String> symptoms,
      List<String> causes,
      List<Link> chain,
      List<Link> ruledOut,
      List<Link> notChecked,
      Optional<String> nextProbe,
      List<String> facts) {
    this(
        target,
        service,
        pid,
        verdict,
        symptoms,
        causes,
        chain,
        ruledOut,
        notChecked,
        nextProbe,
        facts,
        Optional.empty());
  }

  public Judgement {
    symptoms = List.copyOf(symptoms);
    causes = List.copyOf(causes);
    chain = List.copyOf(chain);
    ruledOut = List.copyOf(ruledOut);
    notChecked = List.copyOf(notChecked);
    facts = List.copyOf(facts);
  }

  /** What Dee says of an instance. */
  public enum Verdict {
    EXPLAINED,
    UNRESOLVED,
    AT_RISK,
    HEALTHY
  }

  /** What is known of a condition. */
  public enum State {
    OBSERVED,
    REFUTED,
    NOT_CHECKED
  }

  /**
   * One condition and what is known of it.
   *
   * @param condition its id
   * @param states the statement in words, without numbers
   * @param says the measured numbers, or why nobody could look
   * @param evidence the ids of what was looked at; empty when not checked
   * @param remedyNow what eases it at once; may be empty
   * @param realFix what ends it for good; may be empty
   */
  public record Link(
      String condition,
      String states,
      State state,
      String says,
      List<String> evidence,
      String remedyNow,
      String realFix) {
    public Link {
      evidence = List.copyOf(evidence);
    }
  }

  /** The links of the chain that are root causes. */
  public List<Link> causeLinks() {
    return chain.stream().filter(l -> causes.contains(l.condition())).toList();
  }

  /** The fact that says which trouble came first, when there is one. */
  public Optional<String> firstTrouble() {
    return facts.stream().filter(f -> f.startsWith("First to go wrong")).findFirst();
  }

  /** All evidence the chain rests on, each id once. */
  public List<String> chainEvidence() {
    return evidenceOf(chain);
  }

  /** All evidence this judgement rests on, each id once. */
  public List<String> evidence() {
    return evidenceOf(Stream.of(chain, ruledOut).flatMap(List::stream).toList());
  }

  private static List<String> evidenceOf(List<Link> links) {
    return links.stream().flatMap(l -> l.evidence().stream()).distinct().toList();
  }
}
