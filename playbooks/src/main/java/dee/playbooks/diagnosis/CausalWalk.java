package dee.playbooks.diagnosis;

import dee.playbooks.diagnosis.Condition.Kind;
import dee.playbooks.diagnosis.LinkState.NotChecked;
import dee.playbooks.diagnosis.LinkState.Observed;
import dee.playbooks.diagnosis.LinkState.Refuted;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Ways through the causal map on one instance. What counts as an explanation goes over observed
 * conditions only, from its first to its last.
 */
final class CausalWalk {

  /** More causes at once than this are not searched for: such an answer would help nobody. */
  private static final int MOST_CAUSES = 4;

  private final CausalMap map;
  private final Map<String, LinkState> states;

  CausalWalk(CausalMap map, Map<String, LinkState> states) {
    this.map = map;
    this.states = states;
  }

  LinkState state(String id) {
    return states.getOrDefault(id, new NotChecked("the map does not have it", List.of()));
  }

  boolean observed(String id) {
    return state(id) instanceof Observed;
  }

  /** The observed conditions of that kind. */
  Set<String> observedOf(Kind kind) {
    Set<String> ids = new LinkedHashSet<>();
    for (Condition condition : map.of(kind)) {
      if (observed(condition.id())) {
        ids.add(condition.id());
      }
    }
    return ids;
  }

  /** All observed conditions that these lead to over observed ones, these included. */
  Set<String> from(Collection<String> ids) {
    Set<String> reached = new LinkedHashSet<>();
    ids.forEach(id -> reached.addAll(map.reach(id, this::observed)));
    return reached;
  }

  /**
   * The fewest observed root causes from which every symptom is reached; of equally many, those
   * with the most links in between, for they reach further back; then the first in the map.
   */
  Optional<Set<String>> smallestExplanation(Set<String> symptoms) {
    List<String> roots =
        observedOf(Kind.ROOT_CAUSE).stream()
            .filter(root -> from(Set.of(root)).stream().anyMatch(symptoms::contains))
            .toList();
    for (int size = 1; size <= Math.min(MOST_CAUSES, roots.size()); size++) {
      List<Set<String>> explaining = new ArrayList<>();
      choose(roots, size, 0, new ArrayDeque<>(), symptoms, explaining);
      Optional<Set<String>> best = Optional.empty();
      int most = -1;
      for (Set<String> causes : explaining) {
        int links = between(causes, symptoms).size();
        if (links > most) {
          most = links;
          best = Optional.of(causes);
        }
      }
      if (best.isPresent()) {
        return best;
      }
    }
    return Optional.empty();
  }

  private void choose(
      List<String> roots,
      int size,
      int start,
      Deque<String> chosen,
      Set<String> symptoms,
      List<Set<String>> explaining) {
    if (chosen.size() == size) {
      if (from(chosen).containsAll(symptoms)) {
        explaining.add(new LinkedHashSet<>(chosen));
      }
      return;
    }
    for (int i = start; i < roots.size(); i++) {
      chosen.addLast(roots.get(i));
      choose(roots, size, i + 1, chosen, symptoms, explaining);
      chosen.removeLast();
    }
  }

  /**
   * The observed conditions on the ways from these causes to these symptoms, both ends included.
   */
  Set<String> between(Set<String> causes, Set<String> symptoms) {
    Set<String> onTheWay = from(causes);
    onTheWay.removeIf(id -> from(Set.of(id)).stream().noneMatch(symptoms::contains));
    return onTheWay;
  }

  /**
   * Conditions nobody could look at that may stand directly behind one of these. Behind one that
   * has an observed cause nothing is missing.
   */
  Set<String> uncheckedBehind(Set<String> ids) {
    Set<String> unchecked = new LinkedHashSet<>();
    for (String id : ids) {
      List<Condition> causes = map.causes(id);
      if (causes.stream().noneMatch(c -> observed(c.id()))) {
        addUnchecked(causes, unchecked);
      }
    }
    return unchecked;
  }

  /**
   * Conditions nobody could look at that could stand where these causes stand in the chain, or lead
   * straight to one of the symptoms beside them.
   */
  Set<String> uncheckedBeside(Set<String> causes, Set<String> symptoms, Set<String> chain) {
    Set<String> unchecked = new LinkedHashSet<>();
    symptoms.forEach(symptom -> addUnchecked(map.causes(symptom), unchecked));
    for (String cause : causes) {
      for (Condition effect : map.effects(cause)) {
        if (chain.contains(effect.id())) {
          addUnchecked(map.causes(effect.id()), unchecked);
        }
      }
    }
    return unchecked;
  }

  /** The conditions of that kind that were measured without a clear answer. */
  Set<String> undecidedOf(Kind kind) {
    Set<String> ids = new LinkedHashSet<>();
    for (Condition condition : map.of(kind)) {
      if (state(condition.id()) instanceof NotChecked(String reason, List<String> _)
          && Inconclusive.is(reason)) {
        ids.add(condition.id());
      }
    }
    return ids;
  }

  /** What was looked at without a clear answer, and what a probe without an answer was to tell. */
  Set<String> undecided() {
    Set<String> ids = new LinkedHashSet<>();
    for (Condition condition : map.conditions()) {
      switch (state(condition.id())) {
        case NotChecked(String reason, List<String> _)
            when Inconclusive.is(reason) || CouldNotLook.is(reason) ->
            ids.add(condition.id());
        case NotChecked _, Observed _, Refuted _ -> {}
      }
    }
    return ids;
  }

  private void addUnchecked(List<Condition> causes, Set<String> unchecked) {
    for (Condition cause : causes) {
      if (state(cause.id()) instanceof NotChecked) {
        unchecked.add(cause.id());
      }
    }
  }
}
