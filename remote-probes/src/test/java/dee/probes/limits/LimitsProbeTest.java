package dee.probes.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import dee.probes.limits.Limits.Limit;
import dee.probes.shell.Samples;
import dee.probes.text.Parsed;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitsProbeTest {

  private static final String PYTHON = Samples.captured("limits/debian-12/python.out");
  private final LimitsProbe probe = new LimitsProbe();

  @Test
  void reads_every_limit() {
    Parsed<Limits> parsed = LimitsParser.parse(PYTHON.lines().toList());

    assertThat(parsed.unread()).isEmpty();
    assertThat(parsed.value().byName()).hasSize(16);
    assertThat(parsed.value().openFiles()).isEqualTo(new Limit(20000, 20000, "files"));
    assertThat(parsed.value().find("Max cpu time"))
        .contains(new Limit(Limits.UNLIMITED, Limits.UNLIMITED, "seconds"));
    assertThat(parsed.value().find("Max nice priority")).contains(new Limit(0, 0, ""));
  }

  @Test
  void keeps_lines_it_cannot_read() {
    assertThat(LimitsParser.parse(List.of("Max open files 1 2 files", "Max odd   many 3")).unread())
        .containsExactly("Max odd   many 3");
  }

  @Test
  void takes_numbers_beyond_its_own_for_unlimited() {
    assertThat(
            LimitsParser.parse(List.of("Max open files   18446744073709551614 7 files"))
                .value()
                .openFiles()
                .soft())
        .isEqualTo(Limits.UNLIMITED);
  }

  @Test
  void answers_that_hold_no_limits_are_malformed() {
    assertThat(probe.parse(Samples.of(""))).isInstanceOf(Outcome.Malformed.class);
    assertThat(probe.parse(Samples.of("\u0000\u00ff\u00fe garbage\n")))
        .isInstanceOf(Outcome.Malformed.class);
    assertThat(probe.parse(Samples.of(PYTHON.substring(0, 300))))
        .isInstanceOf(Outcome.Malformed.class);
    assertThat(probe.parse(Samples.broken(PYTHON))).isInstanceOf(Outcome.Malformed.class);
  }

  @Test
  void says_why_it_could_not_look() {
    assertThat(probe.parse(Samples.exited(66, "nothing listens on port 80\n")))
        .isEqualTo(Outcome.unavailable(Reason.NO_SUCH_PROCESS, "nothing listens on port 80"));
    assertThat(probe.parse(Samples.exited(69, "this machine has no cat\n")))
        .isEqualTo(Outcome.unavailable(Reason.TOOL_MISSING, "this machine has no cat"));
  }
}
