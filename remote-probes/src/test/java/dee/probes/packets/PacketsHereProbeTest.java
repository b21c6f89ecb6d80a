package dee.probes.packets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dee.probes.Captured;
import dee.probes.HostPort;
import dee.probes.Instance;
import dee.probes.LocalProbe.Asked;
import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import dee.probes.packets.Capture.Scope;
import dee.probes.shell.FakeTools;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(40)
class PacketsHereProbeTest {

  private static final Instance LOCAL =
      Instance.of("orders", "orders-1", new HostPort("127.0.9.11", 973));

  @TempDir Path folder;

  private PacketsHereProbe probe(Duration length, String tool) throws Exception {
    FakeTools.add(folder, "tcpdump", tool);
    return new PacketsHereProbe(length, () -> Optional.of(folder.resolve("tcpdump")));
  }

  private PacketsHereProbe real(Duration length) throws Exception {
    assumeTrue(Tcpdumps.allowed(), "only root with a tcpdump may capture");
    return probe(length, "exec " + Tcpdumps.PROGRAM + " \"$@\"");
  }

  @Tag("full")
  @ParameterizedTest
  @ValueSource(strings = {"127.0.9.12", "::1"})
  void captures_what_dees_host_sends_and_gets(String address) throws Exception {
    PacketsHereProbe probe = real(Duration.ofSeconds(2));
    try (ResettingServer server = ResettingServer.at(address, "GET /?key=a-long-secret", 50)) {
      Asked<Capture> asked = probe.ask(Instance.of("orders", "orders-1", server.address()));
      Capture capture = Captured.measured(asked.outcome());

      assertThat(capture.taken().device()).isEqualTo("lo");
      assertThat(capture.taken().scope()).isEqualTo(Scope.WHOLE_FLOWS);
      assertThat(capture.taken().lost()).hasValue(0);
      assertThat(capture.taken().length()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(5));
      assertThat(capture.traffic().end().cut()).isEmpty();
      assertThat(capture.traffic().flows())
          .hasSizeGreaterThan(10)
          .allMatch(flow -> flow.ends().server().port() == server.address().port())
          .anyMatch(flow -> flow.server().control().resets() == 1);
      assertThat(asked.text()).contains("on Dee's host by root", "payload cut to 8 bytes");
      byte[] kept = asked.exhibit().attachment().orElseThrow().bytes();
      assertThat(new String(kept, StandardCharsets.ISO_8859_1))
          .contains("GET /?ke")
          .doesNotContain("secret");
    }
  }

  @Test
  @Tag("full")
  void ends_tcpdump_when_it_is_interrupted() throws Exception {
    PacketsHereProbe probe = real(Duration.ofSeconds(60));
    FutureTask<Asked<Capture>> task = new FutureTask<>(() -> probe.ask(LOCAL));
    Thread.ofVirtual().start(task);
    Tcpdumps.await(LOCAL.port(), true);

    task.cancel(true);

    Tcpdumps.await(LOCAL.port(), false);
  }

  @Test
  @Tag("full")
  void ends_tcpdump_when_dee_is_killed() throws Exception {
    assumeTrue(Tcpdumps.allowed(), "only root with a tcpdump may capture");
    Process dee =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Asking.class.getName(),
                "975")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      Tcpdumps.await(975, true);
    } finally {
      dee.destroyForcibly();
    }
    assertThat(dee.waitFor(5, TimeUnit.SECONDS)).isTrue();

    Tcpdumps.await(975, false);
  }

  /** The main class of the Dee that is killed. */
  static final class Asking {

    private Asking() {}

    public static void main(String[] words) throws InterruptedException {
      HostPort quiet = new HostPort("127.0.9.13", Integer.parseInt(words[0]));
      Asked<Capture> asked = new PacketsHereProbe().ask(Instance.of("orders", "orders-1", quiet));
      System.err.println("nobody killed it: " + asked.text());
    }
  }

  @Test
  @Tag("full")
  void says_what_to_do_when_it_may_not_capture() throws Exception {
    assumeTrue(Tcpdumps.allowed(), "this needs to become nobody");
    PacketsHereProbe probe =
        probe(
            Duration.ofSeconds(2),
            "exec setpriv --reuid 65534 --clear-groups " + Tcpdumps.PROGRAM + " \"$@\"");
    assertThat(probe.ask(LOCAL).outcome())
        .isEqualTo(
            Outcome.unavailable(
                Reason.NOT_PERMITTED,
                "tcpdump did not begin: lo: You don't have permission to perform this capture on"
                    + " that device; as root on Dee's host: setcap cap_net_raw+ep "
                    + folder.resolve("tcpdump")));
  }

  @Test
  void does_without_immediate_mode_where_tcpdump_is_old() throws Exception {
    Path capture = written("fin.pcap");
    PacketsHereProbe probe =
        probe(
            Duration.ofSeconds(5),
            "[ \"$1\" = --immediate-mode ] && { echo \"tcpdump: unrecognized option '$1'\" >&2; exit"
                + " 1; }\ncat "
                + capture);
    assertThat(Captured.measured(probe.ask(LOCAL).outcome()).traffic().flows()).hasSize(3);
  }

  @Test
  void reads_no_more_than_its_bound() throws Exception {
    PacketsHereProbe probe =
        probe(Duration.ofSeconds(20), "cat %s; exec cat /dev/zero".formatted(written("fin.pcap")));
    Capture capture = Captured.measured(probe.ask(LOCAL).outcome());

    assertThat(capture.taken().capped()).isTrue();
    assertThat(capture.taken().length()).isLessThan(Duration.ofSeconds(20));
    assertThat(capture.traffic().flows()).hasSize(3);
  }

  @Test
  void one_that_does_not_stop_complaining_is_ended() throws Exception {
    PacketsHereProbe probe =
        probe(
            Duration.ofSeconds(20),
            "cat %s; exec yes 'no memory' >&2".formatted(written("fin.pcap")));
    Asked<Capture> asked = probe.ask(LOCAL);

    Capture capture = Captured.measured(asked.outcome());
    assertThat(capture.taken().length()).isLessThan(Duration.ofSeconds(20));
    assertThat(capture.traffic().flows()).hasSize(3);
    assertThat(asked.text())
        .contains("tcpdump: it was ended because it did not stop complaining: no memory\n");
  }

  @Test
  void one_that_ignores_its_end_is_killed() throws Exception {
    PacketsHereProbe probe =
        probe(Duration.ofSeconds(1), "trap '' TERM; while :; do sleep 0.1; done");
    assertThat(probe.ask(LOCAL).outcome().whyNot().orElseThrow())
        .matches("timed out: tcpdump captured nothing in [2-5] s and did not end by itself");
  }

  private Path written(String name) throws Exception {
    return Files.write(folder.resolve(name), Captures.bytes(name));
  }

  @Test
  void a_host_without_tcpdump_or_an_address_is_told() throws Exception {
    PacketsHereProbe none = new PacketsHereProbe(Duration.ofSeconds(1), Optional::empty);
    Asked<Capture> asked = none.ask(LOCAL);
    assertThat(asked.outcome())
        .isEqualTo(
            Outcome.unavailable(
                Reason.TOOL_MISSING, "Dee's host has no tcpdump: install it there"));
    assertThat(asked.command())
        .isEqualTo(
            "timeout 1 tcpdump --immediate-mode -p -n -U -s 128 -c 20000 -i lo -w packets.pcap 'tcp"
                + " and ((dst host 127.0.9.11 and dst port 973) or (src host 127.0.9.11 and src port"
                + " 973))'");

    Instance nowhere = Instance.of("orders", "orders-1", new HostPort("nowhere.invalid", 80));
    assertThat(none.ask(nowhere).outcome())
        .isEqualTo(
            Outcome.unavailable(
                Reason.UNREACHABLE, "Dee's host knows no address of nowhere.invalid"));
  }
}
