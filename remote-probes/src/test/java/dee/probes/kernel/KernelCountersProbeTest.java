package dee.probes.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dee.probes.HostPort;
import dee.probes.Instance;
import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import dee.probes.shell.Samples;
import dee.probes.text.Parsed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KernelCountersProbeTest {

  private static final String BOTH = Samples.captured("kernel/debian-12/proc-net.out");
  private final KernelCountersProbe probe = new KernelCountersProbe();

  @Test
  void reads_two_samples_and_their_difference() {
    String second = BOTH.replace("IcmpMsg: 1\n", "IcmpMsg: 8\n");
    KernelCounters counters = probe.parse(Samples.of(BOTH, second)).asOptional().orElseThrow();

    assertThat(counters.window()).isEqualTo(Duration.ofSeconds(2));
    assertThat(counters.first())
        .containsKeys("TcpExtListenOverflows", "TcpExtListenDrops", "TcpOutRsts", "IpInReceives");
    assertThat(counters.first()).containsEntry("TcpMaxConn", -1L);
    assertThat(counters.delta("IcmpMsgInType3")).hasValue(7);
    assertThat(counters.delta("TcpOutRsts")).hasValue(0);
    assertThat(counters.delta("TcpNoSuchThing")).isEmpty();
    assertThat(counters.rose("IcmpMsgInType3")).isEqualTo(7);
    assertThat(counters.rose("TcpNoSuchThing")).isZero();
  }

  @Test
  void a_person_can_ask_the_same() {
    Instance instance = Instance.of("orders", "orders-1", new HostPort("10.0.0.4", 8080));
    assertThat(probe.command(instance)).isEqualTo("nstat -azs; sleep 2; nstat -azs");
    assertThat(KernelCountersProbe.aroundCapture().command(instance))
        .as("how long lies between depends on the capture")
        .isEqualTo("nstat -azs # before the capture, and once more after it");
  }

  @Test
  void agrees_with_nstat_on_the_names() {
    List<String> lines = Samples.captured("kernel/debian-12/nstat.out").lines().toList();
    Parsed<Map<String, Long>> nstat = NstatParser.parse(lines);
    Map<String, Long> proc =
        ProcNetParser.parse(BOTH.lines().skip(1).toList()).asOptional().orElseThrow();

    assertThat(nstat.unread()).isEmpty();
    assertThat(nstat.value()).hasSize(lines.size() - 1);
    // nstat reads snmp6 too, and leaves out what is a setting and no counter
    assertThat(
            nstat.value().keySet().stream()
                .filter(name -> !name.matches("(Ip|Icmp|Udp|UdpLite)6.*")))
        .allSatisfy(name -> assertThat(proc).containsKey(name));
  }

  @Test
  void a_pair_that_does_not_fit_is_malformed() {
    assertThat(ProcNetParser.parse(List.of("Tcp: A B C", "Tcp: 1 2")))
        .isEqualTo(Outcome.malformed("3 names but 2 values after Tcp:"));
    assertThat(ProcNetParser.parse(List.of("Tcp: A B", "Udp: 1 2")))
        .isEqualTo(Outcome.malformed("no pair of names and values: Tcp: A B"));
    assertThat(ProcNetParser.parse(List.of("Tcp: A B", "Tcp: 1 x")))
        .isEqualTo(Outcome.malformed("TcpB is 'x'"));
    assertThat(ProcNetParser.parse(List.of("Tcp: A B"))).isInstanceOf(Outcome.Malformed.class);
  }

  @Test
  void answers_that_hold_no_counters_are_malformed() {
    assertThat(probe.parse(Samples.of("", ""))).isInstanceOf(Outcome.Malformed.class);
    assertThat(probe.parse(Samples.of("\u00ff\u00fe\n", "\u00ff\u00fe\n")))
        .isInstanceOf(Outcome.Malformed.class);
    for (int length = 0; length < BOTH.length() - 20; length += 97) {
      String cut = BOTH.substring(0, length);
      // a cut between two pairs leaves whole ones
      if (!cut.endsWith("\n")) {
        assertThat(probe.parse(Samples.of(BOTH, cut))).isInstanceOf(Outcome.Malformed.class);
      }
    }
  }

  @Test
  void counters_of_two_namespaces_are_not_subtracted() {
    assertThat(probe.parse(Samples.of(BOTH, BOTH.replace("from process", "from machine"))))
        .isEqualTo(Outcome.malformed("the process ended between the two looks"));
  }

  @Test
  void keeps_lines_of_nstat_it_cannot_read() {
    assertThat(NstatParser.parse(List.of("#kernel", "TcpOutRsts 5 0.0", "nstat: odd")).unread())
        .containsExactly("nstat: odd");
  }

  @Test
  void a_kernel_without_the_files_is_said() {
    assertThat(probe.parse(Samples.exited(69, "this machine has no /proc/net/netstat\n")))
        .isEqualTo(
            Outcome.unavailable(Reason.TOOL_MISSING, "this machine has no /proc/net/netstat"));
  }
}
