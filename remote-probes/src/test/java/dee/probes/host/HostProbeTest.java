package dee.probes.host;

import static org.assertj.core.api.Assertions.assertThat;

import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import dee.probes.shell.Samples;
import dee.probes.text.Parsed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HostProbeTest {

  private static final String HOST = Samples.captured("host/debian-12/host.out");
  private final HostProbe probe = new HostProbe();

  @Test
  void reads_the_machine() {
    Host host = probe.parse(Samples.of(HOST)).asOptional().orElseThrow();

    assertThat(host.kernel()).startsWith("6.18.");
    assertThat(host.clock()).isEqualTo(Samples.AT);
    assertThat(host.cpus()).isEqualTo(2);
    assertThat(host.load1()).isPositive();
    assertThat(host.memoryTotalBytes()).isEqualTo(24_684_096L * 1024);
    assertThat(host.memoryAvailableBytes().orElseThrow()).isLessThan(host.memoryTotalBytes());
    assertThat(host.sysctl("net.core.somaxconn")).hasValue(4096);
    assertThat(host.sysctl("net.ipv4.tcp_abort_on_overflow")).hasValue(0);
    assertThat(host.sysctls()).containsEntry("net.ipv4.ip_local_port_range", "32768\t60999");
    assertThat(host.sysctl("net.ipv4.ip_local_port_range")).isEmpty();
    assertThat(host.sysctls()).doesNotContainKeys("uptime", "MemTotal");
  }

  @Test
  void counts_cpus_that_are_online_in_pieces() {
    String pieces = HOST.replace("cpus = 0-1", "cpus = 0-3,8,10-11");
    assertThat(probe.parse(Samples.of(pieces)).asOptional().orElseThrow().cpus()).isEqualTo(7);
    String single = HOST.replace("cpus = 0-1", "cpus = 0");
    assertThat(probe.parse(Samples.of(single)).asOptional().orElseThrow().cpus()).isEqualTo(1);
  }

  @Test
  void an_old_kernel_does_not_tell_the_available_memory() {
    String old = HOST.replaceAll("MemAvailable.*\n", "");
    assertThat(probe.parse(Samples.of(old)).asOptional().orElseThrow().memoryAvailableBytes())
        .isEmpty();
  }

  @Test
  void answers_that_hold_no_machine_are_malformed() {
    assertThat(probe.parse(Samples.of(""))).isInstanceOf(Outcome.Malformed.class);
    assertThat(probe.parse(Samples.of("\u00ff = \u00fe\n= =\n")))
        .isInstanceOf(Outcome.Malformed.class);
    assertThat(probe.parse(Samples.of(HOST.substring(0, HOST.length() / 2))))
        .isInstanceOf(Outcome.Malformed.class);
    assertThat(probe.parse(Samples.of(HOST.replace("cpus = 0-1", "cpus = many"))))
        .isInstanceOf(Outcome.Malformed.class);
  }

  @Test
  void a_missing_tool_is_said() {
    assertThat(probe.parse(Samples.exited(69, "no awk\n")))
        .isEqualTo(Outcome.unavailable(Reason.TOOL_MISSING, "no awk"));
  }

  @Test
  void reads_all_that_sysctl_prints() {
    List<String> lines = Samples.captured("host/debian-12/sysctl-a.out").lines().toList();
    Parsed<Map<String, String>> parsed = SysctlParser.parse(lines);

    assertThat(parsed.unread()).isEmpty();
    assertThat(parsed.value()).hasSizeGreaterThan(100).containsKey("fs.file-max");
  }

  @Test
  void joins_values_of_several_lines_and_keeps_complaints() {
    Parsed<Map<String, String>> parsed =
        SysctlParser.parse(
            List.of(
                "dev.cdrom.info = drive name:",
                "dev.cdrom.info = ",
                "dev.cdrom.info = Can close tray:",
                "sysctl: permission denied on key 'kernel.cad_pid'",
                "kern.version: FreeBSD 12",
                "GENERIC"));

    assertThat(parsed.value())
        .containsEntry("dev.cdrom.info", "drive name:\n\nCan close tray:")
        .containsEntry("kern.version", "FreeBSD 12\nGENERIC");
    assertThat(parsed.unread())
        .containsExactly("sysctl: permission denied on key 'kernel.cad_pid'");
  }
}
