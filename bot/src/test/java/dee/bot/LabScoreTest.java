package dee.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.lab.Expectation;
import dee.bot.lab.LabInstance;
import dee.bot.lab.Scenarios;
import dee.playbooks.diagnosis.Condition;
import dee.playbooks.diagnosis.Condition.Kind;
import dee.playbooks.diagnosis.ConditionTest;
import dee.playbooks.diagnosis.Diagnosis;
import dee.playbooks.diagnosis.Inconclusive;
import dee.playbooks.diagnosis.LinkState;
import dee.playbooks.diagnosis.Verdict;
import dee.playbooks.run.InstanceReport;
import dee.playbooks.run.Past;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class LabScoreTest {

  private static final LabInstance REJECTED =
      Scenarios.find("firewall-reject-on-the-way").orElseThrow().instances().getFirst();

  private static final String BLINDED =
      "could not look: tool missing: tcpdump is not installed on the target";

  @Test
  void what_is_as_expected_is_right_with_eyes_and_without() {
    Diagnosis exact = diagnosis(Verdict.EXPLAINED, List.of("firewall-reject"), "");

    assertThat(score(exact, false).misses()).isEmpty();
    assertThat(score(exact, false).right()).isTrue();
    assertThat(score(exact, true).right()).isTrue();
  }

  @Test
  void the_right_cause_laid_at_another_machines_door_is_a_miss_but_without_eyes() {
    LabInstance own = Scenarios.find("firewall-reject").orElseThrow().instances().getFirst();
    Diagnosis elsewhere = diagnosis(Verdict.EXPLAINED, List.of("firewall-reject"), "");

    assertThat(score(own, elsewhere, false).misses())
        .containsExactly("expected the words 'its own filter'");
    assertThat(score(own, elsewhere, true).right()).isTrue();
  }

  @Test
  void another_cause_is_a_miss_also_without_eyes() {
    Diagnosis other = diagnosis(Verdict.EXPLAINED, List.of("port-closed"), BLINDED);

    assertThat(score(other, true).right()).isFalse();
    assertThat(score(other, true).misses())
        .containsExactly(
            "expected causes [firewall-reject]",
            "expected chain firewall-reject > refused, got port-closed > refused");
  }

  @Test
  void healthy_where_something_is_wrong_is_a_miss_also_without_eyes() {
    Diagnosis healthy =
        new Diagnosis(
            Verdict.HEALTHY,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(notChecked(BLINDED)),
            Optional.empty());

    assertThat(score(healthy, true).right()).isFalse();
  }

  @Test
  void unresolved_is_right_without_eyes_if_it_says_that_tcpdump_is_missing() {
    Diagnosis blinded = diagnosis(Verdict.UNRESOLVED, List.of(), BLINDED);

    assertThat(score(blinded, true).right()).isTrue();
    assertThat(score(blinded, false).right()).isFalse();
    assertThat(score(diagnosis(Verdict.UNRESOLVED, List.of(), "no access"), true).right())
        .isFalse();
  }

  @Test
  void what_was_seen_and_what_was_not_looked_at_explain_a_miss() {
    Diagnosis blinded =
        diagnosis(Verdict.UNRESOLVED, List.of(), Inconclusive.because("no capture"));

    assertThat(score(blinded, false).reasons())
        .containsExactly(
            "seen: refused: 20 of 20 refused",
            "not checked: injected-reset: inconclusive: no capture [packets]");
  }

  @Test
  void no_report_is_a_miss() {
    LabScore score = new LabScore(REJECTED, Optional.empty(), true);

    assertThat(score.right()).isFalse();
    assertThat(score.misses()).containsExactly("no report");
    assertThat(score.reasons()).isEmpty();
  }

  @Test
  void the_expectation_that_it_is_compared_with_is_the_scenarios() {
    assertThat(REJECTED.expectation())
        .isEqualTo(Expectation.explained("firewall-reject", "refused").by("a filter on the way"));
  }

  private static LabScore score(Diagnosis diagnosis, boolean blind) {
    return score(REJECTED, diagnosis, blind);
  }

  private static LabScore score(LabInstance planned, Diagnosis diagnosis, boolean blind) {
    return new LabScore(
        planned,
        Optional.of(
            new InstanceReport(
                "orders-1", "orders", OptionalInt.of(7), diagnosis, List.of(), Past.UNKNOWN)),
        blind);
  }

  private static Diagnosis diagnosis(Verdict verdict, List<String> causes, String notChecked) {
    List<Diagnosis.Link> chain =
        Stream.concat(
                causes.stream().map(cause -> observed(cause, "9 refused: a filter on the way")),
                Stream.of(symptom()))
            .toList();
    return new Diagnosis(
        verdict,
        List.of("refused"),
        causes,
        chain,
        List.of(),
        notChecked.isEmpty() ? List.of() : List.of(notChecked(notChecked)),
        Optional.empty());
  }

  private static Diagnosis.Link symptom() {
    return observed("refused", "20 of 20 refused");
  }

  private static Diagnosis.Link observed(String id, String says) {
    return new Diagnosis.Link(condition(id), new LinkState.Observed(says, List.of("e1")));
  }

  private static Diagnosis.Link notChecked(String reason) {
    return new Diagnosis.Link(
        condition("injected-reset"), new LinkState.NotChecked(reason, List.of("packets")));
  }

  private static Condition condition(String id) {
    ConditionTest test = _ -> new LinkState.NotChecked("", List.of());
    return new Condition(id, Kind.ROOT_CAUSE, id, List.of(), test, "", "");
  }
}
