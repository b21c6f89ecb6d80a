package dee.playbooks.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dee.playbooks.SampleFacts;
import dee.playbooks.diagnosis.Facts.NotMeasured;
import dee.probes.Outcome.Reason;
import dee.probes.kernel.KernelCounters;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the conditions of several files ask. */
class FactsTest {

  @ParameterizedTest
  @CsvSource({
    "100, 100, true",
    "100, 95, true",
    "100, 94, false",
    "1024, 1016, true",
    "1024, 1015, false",
    "100, 103, true",
    "9223372036854775807, 5000, false"
  })
  void at_most_eight_and_a_twentieth_are_free_at_the_limit_of_files(
      long limit, long open, boolean atLimit) {
    MeasuredFacts facts = SampleFacts.healthy().files(limit, open, 10, 10).facts();
    assertThat(facts.filesAtLimit()).isEqualTo(atLimit);
  }

  @Test
  void a_limit_that_was_not_read_is_not_reached_nor_missed() {
    MeasuredFacts facts =
        SampleFacts.healthy().without("limits", Reason.NOT_PERMITTED, "needs root").facts();
    assertThatThrownBy(facts::filesAtLimit).isInstanceOf(NotMeasured.class);
  }

  @ParameterizedTest
  @CsvSource({"20, 10, true", "20, 9, true", "20, 11, false", "0, 0, true", "0, 1, false"})
  void a_machine_that_sent_half_as_many_resets_sent_two_times_fewer(
      long seen, long sent, boolean fewer) {
    MeasuredFacts facts =
        WireFacts.of(SampleFacts.healthy()).rose("TcpOutRsts", sent).withoutTcpdump();
    assertThat(facts.sentFewerResets(seen, 2)).isEqualTo(fewer);
  }

  @Test
  void a_machine_that_does_not_count_its_resets_may_have_sent_all() {
    MeasuredFacts facts =
        SampleFacts.healthy()
            .with(
                "counters-around-capture",
                new KernelCounters(Map.of(), Map.of(), Duration.ofSeconds(7)))
            .facts();
    assertThat(facts.sentFewerResets(20, 2)).isFalse();
  }
}
