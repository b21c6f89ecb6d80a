package dee.probes.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScriptOutputTest {

  private final TestProbe counter = TestProbe.of("sample").twice();

  private static ScriptOutput cut(ProbeOutput arrived) {
    return new ScriptOutput(
        arrived.sections(),
        false,
        "",
        new ExitStatus.CutOff("the line went dead"),
        Optional.empty());
  }

  @Test
  void a_counter_without_its_second_sample_did_not_stand_still() {
    assertThat(cut(Samples.of("17")).outcome(counter))
        .isEqualTo(
            Outcome.unavailable(
                Reason.UNREACHABLE, "the second sample never came: the line went dead"));
    assertThat(cut(Samples.of("17", "17")).outcome(counter)).isEqualTo(Outcome.measured("17\n17"));
    assertThat(cut(Samples.of("17")).outcome(TestProbe.of("sample")))
        .isEqualTo(Outcome.measured("17"));
  }

  @Test
  void an_answer_that_the_connections_end_cut_is_no_odd_answer() {
    assertThat(cut(Samples.broken("")).outcome(counter))
        .isEqualTo(
            Outcome.unavailable(
                Reason.UNREACHABLE, "the answer was not whole: the line went dead"));
    ScriptOutput ended =
        new ScriptOutput(
            Samples.broken("").sections(), false, "", new ExitStatus.Exited(0), Optional.empty());
    assertThat(ended.outcome(TestProbe.of("sample")))
        .as("the shell ended by itself")
        .isInstanceOf(Outcome.Malformed.class);
  }

  @Test
  void a_first_sample_that_says_why_it_could_not_look_is_enough() {
    assertThat(cut(Samples.exited(69, "no ss")).outcome(counter))
        .isEqualTo(Outcome.unavailable(Reason.TOOL_MISSING, "no ss"));
  }

  @Test
  void a_probe_that_never_came_is_told_by_how_the_shell_ended() {
    assertThat(ScriptOutput.unreachable("no route").outcome(counter))
        .isEqualTo(Outcome.unavailable(Reason.UNREACHABLE, "no route"));
    ScriptOutput refused =
        new ScriptOutput(
            List.of(), false, "\nno shell\nfor you", new ExitStatus.Exited(1), Optional.empty());
    assertThat(refused.outcome(counter))
        .isEqualTo(
            Outcome.unavailable(
                Reason.UNREACHABLE, "the shell there ended early with status 1: no shell"));
  }
}
