package dee.probes.packets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dee.probes.Captured;
import dee.probes.HostPort;
import dee.probes.Instance;
import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import dee.probes.shell.FakeTools;
import dee.probes.shell.LocalShell;
import dee.probes.shell.LocalShell.Kind;
import dee.probes.shell.ProbeOutput;
import dee.probes.shell.Script;
import dee.probes.shell.ScriptText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Who may capture, and that nothing is left of it. The sudo here makes root of nobody as the real
 * one does: it takes the mark away, and what it starts is out of reach of what ends a probe.
 */
@Tag("full")
@Timeout(30)
@ParameterizedClass
@EnumSource(Kind.class)
class PacketsRightsTest {

  private static final HostPort NOBODY_THERE = new HostPort("127.0.9.7", 971);
  private static final List<String> NOBODY =
      List.of("/usr/bin/setpriv", "--reuid", "65534", "--clear-groups");
  private static final String SUDO = "shift\nexec env -i PATH=\"$PATH\" setsid \"$@\"";

  private final PacketsProbe probe = new PacketsProbe(Duration.ofSeconds(2), 1_000_000);
  private final Kind kind;
  @TempDir Path folder;

  PacketsRightsTest(Kind kind) {
    this.kind = kind;
    assumeTrue(kind.installed(), () -> kind + " is not installed");
    assumeTrue(Tcpdumps.allowed(), "only root with a tcpdump may capture");
  }

  @Test
  void who_may_not_is_told_what_to_do() throws Exception {
    FakeTools.add(folder, "tcpdump", "exec " + Tcpdumps.PROGRAM + " \"$@\"");
    Outcome<Capture> outcome = probe.parse(run(script(NOBODY_THERE, false), NOBODY));

    assertThat(outcome)
        .isEqualTo(
            Outcome.unavailable(
                Reason.NOT_PERMITTED,
                "tcpdump on orders-1 needs root or cap_net_raw, and user nobody has neither: allow"
                    + " sudo for this target, or run there: setcap cap_net_raw+ep "
                    + folder.resolve("tcpdump")));
  }

  @Test
  void who_may_not_use_sudo_either_is_told_what_to_do() throws Exception {
    FakeTools.add(folder, "tcpdump", "exec " + Tcpdumps.PROGRAM + " \"$@\"");
    FakeTools.add(folder, "sudo", "echo 'sudo: a password is required' >&2; exit 1");

    assertThat(probe.parse(run(script(NOBODY_THERE, true), NOBODY)).whyNot().orElseThrow())
        .contains("needs root or cap_net_raw")
        .contains("sudo -n there must allow timeout and tcpdump without a password");
  }

  @Test
  void sudo_is_used_where_it_is_needed() throws Exception {
    try (ResettingServer server = ResettingServer.at("127.0.9.4", "GET / HTTP/1.0", 50)) {
      asNobodyWithSudo();
      ProbeOutput output = run(script(server.address(), true), List.of());

      Capture capture = Captured.measured(probe.parse(output));
      assertThat(capture.traffic().flows()).hasSizeGreaterThan(10);
      assertThat(probe.exhibit(output).text()).contains("; by sudo, ");
      Tcpdumps.await(server.address().port(), false);
    }
  }

  @Test
  void a_machine_without_tcpdump_says_so() throws Exception {
    assumeTrue(kind == Kind.BUSYBOX, "only this one finds none");
    assertThat(probe.parse(run(script(NOBODY_THERE, false), List.of())))
        .isEqualTo(Outcome.unavailable(Reason.TOOL_MISSING, "this machine has no tcpdump"));
  }

  @Test
  void an_old_tcpdump_captures_too() throws Exception {
    FakeTools.add(
        folder,
        "tcpdump",
        "[ \"$1\" = --immediate-mode ] && { echo \"tcpdump: unrecognized option '$1'\" >&2; exit 1; }\n"
            + "exec "
            + Tcpdumps.PROGRAM
            + " \"$@\"");
    ProbeOutput output = run(script(NOBODY_THERE, false), List.of());

    assertThat(Captured.measured(probe.parse(output)).traffic().flows()).isEmpty();
    assertThat(probe.exhibit(output).text()).contains("an old tcpdump: the last second may be lost");
  }

  @Test
  void it_ends_with_the_connection() throws Exception {
    FakeTools.add(folder, "tcpdump", "exec " + Tcpdumps.PROGRAM + " \"$@\"");
    try (ResettingServer server = ResettingServer.at("127.0.9.5", "GET / HTTP/1.0", 50)) {
      assertNothingIsLeftOfACutCapture(server.address(), false, List.of());
    }
  }

  @Test
  void it_ends_with_the_connection_where_nothing_is_sent() throws Exception {
    FakeTools.add(folder, "tcpdump", "exec " + Tcpdumps.PROGRAM + " \"$@\"");
    assertNothingIsLeftOfACutCapture(NOBODY_THERE, false, List.of());
  }

  @Test
  void what_runs_by_sudo_ends_after_the_connection() throws Exception {
    asNobodyWithSudo();
    assertNothingIsLeftOfACutCapture(NOBODY_THERE, true, List.of());
  }

  /** Without sudo this tcpdump is one of nobody's. */
  private void asNobodyWithSudo() throws Exception {
    FakeTools.add(
        folder,
        "tcpdump",
        "[ -n \"$DEE_RUN\" ] && exec "
            + String.join(" ", NOBODY)
            + " "
            + Tcpdumps.PROGRAM
            + " \"$@\"\nexec "
            + Tcpdumps.PROGRAM
            + " \"$@\"");
    FakeTools.add(folder, "id", "case $1 in -u) echo 65534 ;; *) echo nobody ;; esac");
    FakeTools.add(folder, "sudo", SUDO);
  }

  private void assertNothingIsLeftOfACutCapture(
      HostPort address, boolean sudo, List<String> starter) throws Exception {
    PacketsProbe longer = new PacketsProbe(Duration.ofSeconds(sudo ? 4 : 40), 1_000_000);
    Script script = script(longer, address, sudo);
    try (LocalShell shell = new LocalShell(kind, starters(starter))) {
      Process process = shell.start(ScriptText.of(script));
      Tcpdumps.await(address.port(), true);

      process.getOutputStream().close();

      assertThat(process.waitFor(8, TimeUnit.SECONDS)).isTrue();
      while (!LocalShell.marked(script).isEmpty()) {
        Thread.sleep(20);
      }
      Tcpdumps.await(address.port(), false);
      process.getInputStream().close();
    }
  }

  private List<String> starters(List<String> starter) {
    List<String> all = new ArrayList<>(FakeTools.first(folder));
    all.addAll(starter);
    return all;
  }

  private ProbeOutput run(Script script, List<String> starter) throws InterruptedException {
    try (LocalShell shell = new LocalShell(kind, starters(starter))) {
      return shell.run(script).of("packets").orElseThrow();
    }
  }

  private Script script(HostPort address, boolean sudo) {
    return script(probe, address, sudo);
  }

  private static Script script(PacketsProbe probe, HostPort address, boolean sudo) {
    return new Script(
        Instance.of("orders", "orders-1", address),
        List.of(probe),
        OptionalInt.empty(),
        sudo,
        Duration.ofMillis(300),
        UUID.randomUUID().toString().replace("-", ""));
  }
}
