package dee.probes.process;

import static org.assertj.core.api.Assertions.assertThat;

import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import dee.probes.process.ServiceProcess.State;
import dee.probes.shell.Samples;
import dee.probes.text.Parsed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessProbeTest {

  private static final String FIRST =
      "@ holders\n3\n" + Samples.captured("process/debian-12/odd-name.out");
  private final ProcessProbe probe = new ProcessProbe();

  @Test
  void reads_a_process_with_an_odd_name_and_a_secret() {
    ServiceProcess process = probe.parse(Samples.of(FIRST)).asOptional().orElseThrow();

    assertThat(process.pid()).isEqualTo(5646);
    assertThat(process.name()).isEqualTo("a) (b\\nc");
    assertThat(process.state()).isEqualTo(State.SLEEPING);
    assertThat(process.threads()).isEqualTo(1);
    assertThat(process.uid()).isZero();
    assertThat(process.command())
        .isEqualTo(
            "/usr/bin/python3 /tmp/dee-service.py 18080 a) (b\\nc --db-password [redacted] @ stat");
    assertThat(process.startedAt())
        .isEqualTo(Samples.AT.minus(Samples.UPTIME).plusMillis(2_926_970));
    assertThat(process.cpu()).isEmpty();
    assertThat(process.restarted()).isFalse();
    assertThat(process.holders()).isEqualTo(3);
  }

  @Test
  void tells_the_cpu_time_between_two_samples() {
    String second = FIRST.replace(" 2 0 5 0 0 0 20 0 1 0 ", " 2 0 25 30 0 0 20 0 1 0 ");
    ServiceProcess process = probe.parse(Samples.of(FIRST, second)).asOptional().orElseThrow();

    assertThat(second).isNotEqualTo(FIRST);
    assertThat(process.cpu()).contains(Duration.ofMillis(500));
    assertThat(process.restarted()).isFalse();
  }

  @Test
  void notices_a_restart_between_two_samples() {
    String second = FIRST.replace("5646 (a", "5777 (a");
    ServiceProcess process = probe.parse(Samples.of(FIRST, second)).asOptional().orElseThrow();

    assertThat(process.pid()).isEqualTo(5777);
    assertThat(process.restarted()).isTrue();
    assertThat(process.cpu()).isEmpty();
  }

  @Test
  void reads_the_kernels_own_line_with_a_newline_in_the_name() {
    ProcStat stat =
        ProcStat.parse(Samples.captured("process/debian-12/stat-odd-name.out")).orElseThrow();

    assertThat(stat.pid()).isEqualTo(5646);
    assertThat(stat.comm()).isEqualTo("a) (b\nc");
    assertThat(stat.state()).isEqualTo("S");
    assertThat(stat.startTicks()).isEqualTo(292697);
    assertThat(stat.fields()).hasSize(50);
  }

  @Test
  void a_thread_of_the_kernel_goes_by_its_name() {
    String kernel = FIRST.substring(0, FIRST.indexOf("@ command\n")) + "@ command\n";

    assertThat(probe.parse(Samples.of(kernel)).asOptional().orElseThrow().command())
        .isEqualTo("[a) (b\\nc]");
  }

  @Test
  void keeps_lines_of_the_status_it_cannot_read() {
    Parsed<ProcStatus> parsed = ProcStatus.parse(List.of("Name:\tcat", "no field", "Uid:\t1\t2"));

    assertThat(parsed.unread()).containsExactly("no field");
    assertThat(parsed.value().find("Name")).contains("cat");
    assertThat(parsed.value().effectiveUid()).isEmpty();
  }

  @Test
  void answers_that_hold_no_process_are_malformed() {
    assertThat(probe.parse(Samples.of(""))).isInstanceOf(Outcome.Malformed.class);
    assertThat(probe.parse(Samples.of("\u0000\u00ff@ stat\n")))
        .isInstanceOf(Outcome.Malformed.class);
    for (int length : new int[] {5, 8, 20, 80, 200, 400}) {
      assertThat(probe.parse(Samples.of(FIRST.substring(0, length))))
          .as("cut after " + length)
          .isInstanceOf(Outcome.Malformed.class);
    }
    assertThat(
            probe.parse(
                Samples.of("@ holders\n1\n@ ticks\n0\n@ stat\n1 (a) S\n@ status\n@ command\n")))
        .isInstanceOf(Outcome.Malformed.class);
  }

  @Test
  void bytes_that_are_no_text_do_not_hinder() {
    ServiceProcess process =
        probe.parse(Samples.of(FIRST + "\u00ff\u00fe\u001b[31m")).asOptional().orElseThrow();

    assertThat(process.command()).endsWith("@ stat \ufffd\ufffd");
  }

  @Test
  void a_process_that_is_gone_is_unavailable() {
    assertThat(probe.parse(Samples.exited(66, "process 7 has ended\n")))
        .isEqualTo(Outcome.unavailable(Reason.NO_SUCH_PROCESS, "process 7 has ended"));
    assertThat(probe.parse(Samples.exited(69, "no tr\n")))
        .isEqualTo(Outcome.unavailable(Reason.TOOL_MISSING, "no tr"));
  }
}
