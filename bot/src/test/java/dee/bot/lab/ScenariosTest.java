package dee.bot.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dee.playbooks.diagnosis.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ScenariosTest {

  static List<Scenario> all() {
    return Scenarios.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void is_found_by_its_name_and_fits_a_small_machine(Scenario scenario) {
    assertThat(Scenarios.find(scenario.name())).contains(scenario);
    assertThat(scenario.instances()).hasSizeBetween(1, 3);
    List<String> targets = scenario.instances().stream().map(LabInstance::target).toList();
    assertThat(targets)
        .containsExactlyElementsOf(
            Stream.of("orders-1", "orders-2", "orders-3").limit(targets.size()).toList());
  }

  @ParameterizedTest
  @MethodSource("all")
  void names_the_causes_at_the_head_of_the_chain_and_none_elsewhere(Scenario scenario) {
    for (LabInstance instance : scenario.instances()) {
      Expectation expected = instance.expectation();
      assertThat(expected.causes().isEmpty()).isEqualTo(expected.verdict() != Verdict.EXPLAINED);
      assertThat(expected.chain()).containsAll(expected.causes());
      assertThat(expected.chain()).doesNotHaveDuplicates();
      if (expected.verdict() == Verdict.EXPLAINED) {
        assertThat(expected.chain()).containsAll(expected.symptoms());
      }
    }
  }
}
