package dee.probes.sockets;

import static dee.probes.Captured.output;
import static org.assertj.core.api.Assertions.assertThat;

import dee.probes.Captured;
import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import dee.probes.ShellProbe;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What every probe of sockets does with an answer that is none. */
class SocketProbesTest {

  static final List<ShellProbe<?>> PROBES =
      List.of(
          new ListenersProbe(),
          new SocketStatesProbe(),
          new CloseWaitProbe(),
          new OutgoingProbe(),
          new PeersProbe());

  @ParameterizedTest
  @FieldSource("PROBES")
  void a_missing_tool_is_no_zero(ShellProbe<?> probe) {
    Outcome<?> outcome =
        probe.parse(output(69, "this machine has no ss", "this machine has no ss"));
    assertThat(outcome)
        .isEqualTo(Outcome.unavailable(Reason.TOOL_MISSING, "this machine has no ss"));
  }

  @ParameterizedTest
  @FieldSource("PROBES")
  void nothing_at_all_is_no_zero(ShellProbe<?> probe) {
    assertThat(probe.parse(output(0, "", ""))).isInstanceOf(Outcome.Malformed.class);
  }

  @ParameterizedTest
  @FieldSource("PROBES")
  void garbage_is_no_zero(ShellProbe<?> probe) {
    String garbage =
        "# means ss\nKernel panic \ufffd\u0000\n# elsewhere 1\n# total 1\n# ownerless 0\n";
    assertThat(probe.parse(output(0, garbage, garbage))).isInstanceOf(Outcome.Malformed.class);
  }

  @ParameterizedTest
  @FieldSource("PROBES")
  void an_answer_cut_anywhere_never_throws(ShellProbe<?> probe) {
    String text = Captured.text("sockets/linux-6.18/" + probe.id() + ".1.out");
    for (int end = 0; end < text.length(); end += 3) {
      assertThat(probe.parse(output(0, text, text.substring(0, end)))).isNotNull();
    }
  }
}
