package dee.playbooks.diagnosis;

import dee.playbooks.diagnosis.Condition.Kind;
import dee.playbooks.diagnosis.Diagnosis.Link;
import dee.playbooks.diagnosis.LinkState.NotChecked;
import dee.playbooks.diagnosis.LinkState.Observed;
import dee.playbooks.diagnosis.LinkState.Refuted;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Judges one instance: looks at every condition of the map, then walks from the symptoms back to
 * what explains them. Pure.
 */
public final class Diagnostician {

  /** The symptom that says there is none. */
  public static final String HEALTHY = "healthy";

  /** The symptom that says only some tries failed; it needs no explanation of its own. */
  public static final String PARTIAL = "partial";

  private final CausalMap map;

  public Diagnostician(CausalMap map) {
    this.map = map;
  }

  /** What is known of every condition, in the map's order. */
  public Map<String, LinkState> look(Facts facts) {
    Map<String, LinkState> states = new LinkedHashMap<>();
    for (Condition condition : map.conditions()) {
      states.put(condition.id(), condition.test().look(facts));
    }
    return states;
  }

  /**
   * The symptoms that still need a closer look: observed and not reached from an observed root
   * cause over observed links, or measured without a clear answer.
   */
  public Set<String> openSymptoms(Map<String, LinkState> states) {
    CausalWalk walk = new CausalWalk(map, states);
    Set<String> open = walk.observedOf(Kind.SYMPTOM);
    open.removeAll(walk.from(walk.observedOf(Kind.ROOT_CAUSE)));
    open.addAll(walk.undecidedOf(Kind.SYMPTOM));
    return open;
  }

  /** Judges by the facts. */
  public Diagnosis diagnose(Facts facts) {
    return judge(look(facts), facts);
  }

  /** Judges by what was seen of every condition in these facts. */
  public Diagnosis judge(Map<String, LinkState> known, Facts facts) {
    return judged(known, MinorSymptoms.of(facts));
  }

  /** Judges by what is known of every condition; one that is absent counts as not checked. */
  Diagnosis judge(Map<String, LinkState> known) {
    return judged(known, Map.of());
  }

  private Diagnosis judged(Map<String, LinkState> known, Map<String, String> minor) {
    Map<String, LinkState> states = new LinkedHashMap<>();
    for (Condition condition : map.conditions()) {
      states.put(
          condition.id(),
          known.getOrDefault(condition.id(), new NotChecked("nobody looked", List.of())));
    }
    CausalWalk walk = new CausalWalk(map, states);
    List<String> symptoms =
        map.of(Kind.SYMPTOM).stream()
            .map(Condition::id)
            .filter(id -> !id.equals(HEALTHY) && walk.observed(id))
            .toList();
    Set<String> unexplained = new LinkedHashSet<>(symptoms);
    unexplained.remove(PARTIAL);
    return unexplained.isEmpty()
        ? withoutSymptom(walk, symptoms)
        : withSymptoms(walk, symptoms, unexplained, minor);
  }

  private Diagnosis withSymptoms(
      CausalWalk walk, List<String> symptoms, Set<String> toExplain, Map<String, String> minor) {
    Optional<Set<String>> causes = walk.smallestExplanation(toExplain);
    if (causes.isPresent()) {
      return explained(walk, symptoms, toExplain, causes.get(), List.of());
    }
    // What the few show and nothing leads to is left over; what the many show is still explained.
    Set<String> most = new LinkedHashSet<>(toExplain);
    most.removeIf(id ->
        minor.containsKey(id) && map.causes(id).stream().noneMatch(c -> walk.observed(c.id())));
    Optional<Set<String>> ofMost =
        most.isEmpty() ? Optional.empty() : walk.smallestExplanation(most);
    if (ofMost.isPresent()) {
      List<Link> leftOver =
          toExplain.stream()
              .filter(id -> !most.contains(id))
              .flatMap(id -> map.find(id).stream())
              .map(c ->
                  new Link(
                      c,
                      new NotChecked(
                          "not explained by this: " + minor.getOrDefault(c.id(), ""), List.of())))
              .toList();
      return explained(walk, symptoms, toExplain, ofMost.get(), leftOver);
    }
    return unresolved(walk, symptoms, toExplain);
  }

  private Diagnosis explained(
      CausalWalk walk,
      List<String> symptoms,
      Set<String> toExplain,
      Set<String> causes,
      List<Link> leftOver) {
    Set<String> chain = walk.between(causes, toExplain);
    return new Diagnosis(
        Verdict.EXPLAINED,
        symptoms,
        map.inOrder(causes),
        links(walk, chain),
        ruledOut(walk, chain),
        Stream.of(
                leftOver,
                links(walk, walk.undecidedOf(Kind.SYMPTOM)),
                links(walk, walk.uncheckedBeside(causes, toExplain, chain)))
            .flatMap(List::stream)
            .toList(),
        Optional.empty());
  }

  private Diagnosis withoutSymptom(CausalWalk walk, List<String> symptoms) {
    Set<String> observed = walk.observedOf(Kind.ROOT_CAUSE);
    if (!observed.isEmpty() && symptoms.isEmpty() && walk.observed(HEALTHY)) {
      Set<String> chain = walk.from(observed);
      return new Diagnosis(
          Verdict.AT_RISK,
          symptoms,
          map.inOrder(observed),
          links(walk, chain),
          ruledOut(walk, chain),
          links(walk, walk.uncheckedBeside(observed, Set.of(), chain)),
          Optional.empty());
    }
    Set<String> mechanisms = walk.observedOf(Kind.MECHANISM);
    if (observed.isEmpty()
        && mechanisms.isEmpty()
        && symptoms.isEmpty()
        && walk.observed(HEALTHY)) {
      return new Diagnosis(
          Verdict.HEALTHY,
          List.of(HEALTHY),
          List.of(),
          links(walk, Set.of(HEALTHY)),
          List.of(),
          links(walk, walk.undecided()),
          Optional.empty());
    }
    return unresolved(walk, symptoms, Set.of());
  }

  private Diagnosis unresolved(CausalWalk walk, List<String> symptoms, Set<String> toExplain) {
    Set<String> seen = new LinkedHashSet<>(toExplain);
    seen.addAll(walk.observedOf(Kind.ROOT_CAUSE));
    seen.addAll(walk.observedOf(Kind.MECHANISM));
    Set<String> unchecked = walk.uncheckedBehind(seen);
    if (symptoms.isEmpty()) {
      unchecked.addAll(walk.undecidedOf(Kind.SYMPTOM));
      if (walk.state(HEALTHY) instanceof NotChecked) {
        unchecked.add(HEALTHY);
      }
    }
    List<Link> notChecked = links(walk, unchecked);
    return new Diagnosis(
        Verdict.UNRESOLVED,
        symptoms,
        List.of(),
        links(walk, seen),
        ruledOut(walk, seen),
        notChecked,
        mostTelling(notChecked));
  }

  /**
   * Observed root causes that the diagnosis does not need, as phrases: true, but not the reason.
   */
  public List<String> besides(Diagnosis diagnosis, Map<String, LinkState> states) {
    Set<String> named = new LinkedHashSet<>();
    diagnosis.chain().forEach(link -> named.add(link.condition().id()));
    return map.of(Kind.ROOT_CAUSE).stream()
        .map(Condition::id)
        .filter(id -> !named.contains(id))
        .flatMap(id ->
            states.get(id) instanceof Observed(String says, List<String> _)
                ? Stream.of("also seen: " + id + ": " + says)
                : Stream.empty())
        .toList();
  }

  /** Refuted root causes that could have led to any of these. */
  private List<Link> ruledOut(CausalWalk walk, Set<String> seen) {
    return map.of(Kind.ROOT_CAUSE).stream()
        .filter(c -> walk.state(c.id()) instanceof Refuted)
        .filter(c -> map.reach(c.id(), _ -> true).stream().anyMatch(seen::contains))
        .map(c -> new Link(c, walk.state(c.id())))
        .toList();
  }

  private List<Link> links(CausalWalk walk, Set<String> ids) {
    return map.inOrder(ids).stream()
        .flatMap(id -> map.find(id).stream())
        .map(c -> new Link(c, walk.state(c.id())))
        .toList();
  }

  /** The probe that most of these wait for; of equals, the one named first. */
  private static Optional<String> mostTelling(List<Link> notChecked) {
    Map<String, Integer> votes = new LinkedHashMap<>();
    for (Link link : notChecked) {
      switch (link.state()) {
        case NotChecked(String _, List<String> missing) ->
            missing.forEach(probe -> votes.merge(probe, 1, Integer::sum));
        case Observed _, Refuted _ -> {}
      }
    }
    Optional<String> best = Optional.empty();
    int most = 0;
    for (Map.Entry<String, Integer> vote : votes.entrySet()) {
      if (vote.getValue() > most) {
        most = vote.getValue();
        best = Optional.of(vote.getKey());
      }
    }
    return best;
  }
}
