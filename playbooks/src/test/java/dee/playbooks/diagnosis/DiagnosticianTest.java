package dee.playbooks.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dee.playbooks.diagnosis.Condition.Kind;
import dee.playbooks.diagnosis.LinkState.NotChecked;
import dee.playbooks.diagnosis.LinkState.Observed;
import dee.playbooks.diagnosis.LinkState.Refuted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class DiagnosticianTest {

  private static final ConditionTest NOBODY_LOOKS = _ -> new NotChecked("nobody", List.of());

  private static Condition condition(Kind kind, String id, String... leadsTo) {
    return new Condition(id, kind, id + " holds", List.of(leadsTo), NOBODY_LOOKS, "", "");
  }

  private static final CausalMap MAP =
      CausalMap.of(
          List.of(
              condition(Kind.SYMPTOM, "healthy"),
              condition(Kind.SYMPTOM, "partial"),
              condition(Kind.SYMPTOM, "timeout"),
              condition(Kind.SYMPTOM, "reset"),
              condition(Kind.ROOT_CAUSE, "near", "middle"),
              condition(Kind.ROOT_CAUSE, "far", "first"),
              condition(Kind.ROOT_CAUSE, "other", "reset"),
              condition(Kind.MECHANISM, "first", "middle"),
              condition(Kind.MECHANISM, "middle", "timeout")));

  private static Map<String, LinkState> observed(String... ids) {
    Map<String, LinkState> states = new HashMap<>();
    for (Condition condition : MAP.conditions()) {
      states.put(condition.id(), new Refuted("no", List.of("e1")));
    }
    for (String id : ids) {
      states.put(id, new Observed("yes", List.of("e1")));
    }
    return states;
  }

  private static Diagnosis judge(Map<String, LinkState> states) {
    return new Diagnostician(MAP).judge(states);
  }

  private static List<String> ids(List<Diagnosis.Link> links) {
    return links.stream().map(l -> l.condition().id()).toList();
  }

  @Test
  void a_chain_goes_from_its_cause_to_the_symptom() {
    Diagnosis diagnosis = judge(observed("timeout", "middle", "first", "far"));
    assertThat(diagnosis.verdict()).isEqualTo(Verdict.EXPLAINED);
    assertThat(ids(diagnosis.chain())).containsExactly("far", "first", "middle", "timeout");
    assertThat(ids(diagnosis.ruledOut())).containsExactly("near");
  }

  @Test
  void of_two_single_causes_the_one_further_back_is_named() {
    assertThat(judge(observed("timeout", "middle", "first", "far", "near")).causes())
        .containsExactly("far");
  }

  @Test
  void two_symptoms_may_need_two_causes() {
    Diagnosis diagnosis = judge(observed("timeout", "reset", "middle", "near", "other"));
    assertThat(diagnosis.verdict()).isEqualTo(Verdict.EXPLAINED);
    assertThat(diagnosis.causes()).containsExactlyInAnyOrder("near", "other");
  }

  @Test
  void one_symptom_without_a_cause_leaves_all_unresolved() {
    Diagnosis diagnosis = judge(observed("timeout", "reset", "middle", "near"));
    assertThat(diagnosis.verdict()).isEqualTo(Verdict.UNRESOLVED);
    assertThat(diagnosis.causes()).isEmpty();
    assertThat(ids(diagnosis.chain())).containsExactly("near", "middle", "reset", "timeout");
  }

  @Test
  void a_missing_link_in_between_is_not_an_explanation() {
    Map<String, LinkState> states = observed("timeout", "first", "far");
    states.put("middle", new NotChecked("no tool", List.of("listeners")));
    Diagnosis diagnosis = judge(states);
    assertThat(diagnosis.verdict()).isEqualTo(Verdict.UNRESOLVED);
    assertThat(ids(diagnosis.notChecked())).containsExactly("middle");
    assertThat(diagnosis.nextProbe()).contains("listeners");
  }

  @Test
  void some_requests_failing_needs_no_explanation_of_its_own() {
    Diagnosis diagnosis = judge(observed("partial", "timeout", "middle", "near"));
    assertThat(diagnosis.verdict()).isEqualTo(Verdict.EXPLAINED);
    assertThat(diagnosis.symptoms()).containsExactly("partial", "timeout");
  }

  private static Set<String> open(Map<String, LinkState> states) {
    return new Diagnostician(MAP).openSymptoms(states);
  }

  @Test
  void a_symptom_is_open_until_an_observed_cause_reaches_it() {
    assertThat(open(observed("timeout", "middle"))).containsExactly("timeout");
    assertThat(open(observed("timeout", "middle", "near"))).isEmpty();
    assertThat(open(observed("timeout", "near")))
        .as("the link between is not observed")
        .containsExactly("timeout");
    assertThat(open(observed("timeout", "reset", "middle", "near"))).containsExactly("reset");
    assertThat(open(observed())).isEmpty();
  }

  @Test
  void a_symptom_that_was_measured_without_an_answer_is_open_and_one_nobody_looked_at_is_not() {
    Map<String, LinkState> states = observed();
    states.put("reset", new NotChecked(Inconclusive.because("9 resets"), List.of("packets")));
    states.put("timeout", new NotChecked("not asked", List.of("reachability")));
    assertThat(open(states)).containsExactly("reset");
  }

  @Test
  void healthy_needs_to_be_seen() {
    assertThat(judge(observed("healthy")).verdict()).isEqualTo(Verdict.HEALTHY);
    assertThat(judge(observed()).verdict()).isEqualTo(Verdict.UNRESOLVED);
    assertThat(judge(Map.of()).verdict()).isEqualTo(Verdict.UNRESOLVED);
  }

  @Test
  void a_cause_without_a_symptom_is_a_risk_and_a_mechanism_alone_is_unresolved() {
    assertThat(judge(observed("healthy", "far", "first")).verdict()).isEqualTo(Verdict.AT_RISK);
    assertThat(judge(observed("healthy", "first")).verdict()).isEqualTo(Verdict.UNRESOLVED);
  }

  @Test
  void what_an_observed_cause_explains_needs_no_further_look() {
    Map<String, LinkState> states = observed("timeout", "middle", "first");
    states.put("near", new NotChecked("no tool", List.of("stacks")));
    states.put("far", new NotChecked("no right", List.of("packets")));
    assertThat(ids(judge(states).notChecked())).containsExactly("far");
  }

  @Test
  void maps_that_make_no_sense_are_refused() {
    assertThatThrownBy(() -> CausalMap.of(List.of(condition(Kind.MECHANISM, "a", "b"))))
        .hasMessage("a leads to b, which is not a condition");
    assertThatThrownBy(() ->
            CausalMap.of(List.of(condition(Kind.MECHANISM, "a"), condition(Kind.SYMPTOM, "a"))))
        .hasMessage("two conditions are called a");
    assertThatThrownBy(() ->
            CausalMap.of(
                List.of(
                    condition(Kind.MECHANISM, "x", "a"),
                    condition(Kind.MECHANISM, "a", "b"),
                    condition(Kind.MECHANISM, "b", "a"))))
        .hasMessageMatching("a circle: (a → b → a|b → a → b)");
  }

  /** On any map and any state of it: the rules that no verdict may break. */
  @RepeatedTest(400)
  void no_verdict_says_more_than_was_seen(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    CausalMap map = anyMap(random);
    Map<String, LinkState> states = new LinkedHashMap<>();
    for (Condition condition : map.conditions()) {
      states.put(
          condition.id(),
          switch (random.nextInt(5)) {
            case 0, 1, 2 -> new Observed("yes", List.of("e1"));
            case 3 -> new Refuted("no", List.of("e1"));
            default -> new NotChecked("no tool", List.of("p" + random.nextInt(3)));
          });
    }
    Diagnosis diagnosis = new Diagnostician(map).judge(states);

    Set<String> seen = new HashSet<>();
    states.forEach((id, state) -> {
      if (state instanceof Observed) seen.add(id);
    });
    assertThat(seen).containsAll(ids(diagnosis.chain()));
    assertThat(seen).containsAll(diagnosis.symptoms());
    assertThat(diagnosis.ruledOut()).allMatch(l -> l.state() instanceof Refuted);
    assertThat(diagnosis.notChecked()).allMatch(l -> l.state() instanceof NotChecked);
    List<String> toExplain = new ArrayList<>(diagnosis.symptoms());
    toExplain.removeAll(List.of("partial", "healthy"));
    switch (diagnosis.verdict()) {
      case EXPLAINED -> {
        assertThat(toExplain).isNotEmpty();
        assertThat(reached(map, diagnosis.causes(), ids(diagnosis.chain()))).containsAll(toExplain);
        for (String cause : diagnosis.causes()) {
          assertThat(map.find(cause).orElseThrow().kind()).isEqualTo(Kind.ROOT_CAUSE);
          List<String> without = new ArrayList<>(diagnosis.causes());
          without.remove(cause);
          assertThat(reached(map, without, List.copyOf(seen)).containsAll(toExplain)).isFalse();
        }
        assertCausesFirst(map, ids(diagnosis.chain()));
      }
      case UNRESOLVED -> {
        assertThat(diagnosis.causes()).isEmpty();
        if (!toExplain.isEmpty()) {
          List<String> roots =
              map.of(Kind.ROOT_CAUSE).stream().map(Condition::id).filter(seen::contains).toList();
          assertThat(reached(map, roots, List.copyOf(seen)).containsAll(toExplain)).isFalse();
        }
      }
      case AT_RISK -> {
        assertThat(diagnosis.symptoms()).isEmpty();
        assertThat(diagnosis.causes()).isNotEmpty();
      }
      case HEALTHY -> {
        assertThat(seen).contains("healthy");
        assertThat(map.of(Kind.ROOT_CAUSE)).noneMatch(c -> seen.contains(c.id()));
      }
    }
  }

  private static CausalMap anyMap(Random random) {
    List<String> symptoms = List.of("s1", "s2", "s3");
    List<Condition> conditions = new ArrayList<>();
    conditions.add(condition(Kind.SYMPTOM, "healthy"));
    conditions.add(condition(Kind.SYMPTOM, "partial"));
    symptoms.forEach(s -> conditions.add(condition(Kind.SYMPTOM, s)));
    List<String> later = new ArrayList<>(symptoms);
    for (int i = 0; i < 8; i++) {
      Kind kind = i < 5 ? Kind.MECHANISM : Kind.ROOT_CAUSE;
      String id = (kind == Kind.MECHANISM ? "m" : "r") + i;
      String[] effects =
          later.stream()
              .filter(l -> !l.startsWith("r") && random.nextInt(3) == 0)
              .toArray(String[]::new);
      conditions.add(condition(kind, id, effects));
      later.add(id);
    }
    return CausalMap.of(conditions);
  }

  private static Set<String> reached(CausalMap map, List<String> from, List<String> over) {
    Set<String> reached = new HashSet<>();
    List<String> open = new ArrayList<>(from);
    while (!open.isEmpty()) {
      String id = open.removeLast();
      if (over.contains(id) && reached.add(id)) {
        map.effects(id).forEach(c -> open.add(c.id()));
      }
    }
    return reached;
  }

  private static void assertCausesFirst(CausalMap map, List<String> chain) {
    for (String id : chain) {
      for (Condition effect : map.effects(id)) {
        if (chain.contains(effect.id())) {
          assertThat(chain.indexOf(id)).isLessThan(chain.indexOf(effect.id()));
        }
      }
    }
  }
}
