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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** No tcpdump, and nothing that stands in its place, makes a shell on the target grow or hang. */
@Timeout(60)
@ParameterizedClass
@EnumSource(Kind.class)
class EndlessTcpdumpTest {

  private static final String MAY = "case \"$*\" in *' -L '*) exit 0 ;; esac\n";
  private static final String COMPLAINS = "yes 'no memory' >&2";

  private final PacketsProbe probe = new PacketsProbe(Duration.ofSeconds(2), 1_000_000);
  private final Kind kind;
  @TempDir Path folder;
  private Path capture = Path.of("");

  EndlessTcpdumpTest(Kind kind) {
    this.kind = kind;
    assumeTrue(kind.installed(), () -> kind + " is not installed");
  }

  @BeforeEach
  void write() throws Exception {
    capture = Files.write(folder.resolve("fin.pcap"), Captures.bytes("fin.pcap"));
  }

  @Test
  void of_endless_complaints_the_beginning_is_heard() throws Exception {
    ProbeOutput output = run(MAY + COMPLAINS);

    assertThat(output.first().output()).hasSizeLessThan(8 * 1024);
    assertThat(probe.parse(output))
        .isEqualTo(
            Outcome.unavailable(
                Reason.NOT_THERE,
                "tcpdump did not begin: it was ended because it did not stop complaining: no"
                    + " memory"));
  }

  @Test
  void endless_complaints_before_the_capture_are_told_in_a_line() throws Exception {
    ProbeOutput output = run(COMPLAINS);

    assertThat(output.first().elapsed()).isLessThan(Duration.ofSeconds(2));
    assertThat(probe.parse(output))
        .isEqualTo(Outcome.unavailable(Reason.NOT_THERE, "orders-1: no memory"));
  }

  @Test
  void what_was_captured_before_endless_complaints_is_kept() throws Exception {
    ProbeOutput output = run(MAY + "cat " + capture + "\n" + COMPLAINS);

    assertThat(Captured.measured(probe.parse(output)).traffic().flows()).hasSize(3);
    assertThat(probe.exhibit(output).text())
        .contains("tcpdump: it was ended because it did not stop complaining: no memory\n");
  }

  @Test
  @Tag("full")
  void one_that_ignores_its_end_is_killed() throws Exception {
    ProbeOutput output = run(MAY + "trap '' TERM\nwhile :; do sleep 0.1; done");

    assertThat(output.first().elapsed()).isLessThan(Duration.ofSeconds(5));
    assertThat(probe.parse(output).whyNot().orElseThrow())
        .matches("timed out: tcpdump captured nothing in [34] s and did not end by itself");
  }

  @Test
  @Tag("full")
  void what_was_captured_is_kept_where_something_of_it_stays() throws Exception {
    ProbeOutput output = run(MAY + "cat " + capture + "\nsleep 60 & wait");

    assertThat(Captured.measured(probe.parse(output)).traffic().flows()).hasSize(3);
    assertThat(probe.exhibit(output).text())
        .contains("tcpdump: it did not end when it was asked to, and was killed\n");
    assertThat(probe.exhibit(output).attachment()).isPresent();
  }

  @Test
  @Tag("full")
  void one_that_does_not_say_whether_it_may_is_not_waited_for() throws Exception {
    assertThat(probe.parse(run("exec sleep 60")))
        .isEqualTo(
            Outcome.unavailable(
                Reason.NOT_THERE,
                "orders-1: tcpdump did not say within 3 s whether it may capture"));
  }

  private ProbeOutput run(String tool) throws Exception {
    FakeTools.add(folder, "tcpdump", tool);
    Script script =
        new Script(
            Instance.of("orders", "orders-1", new HostPort("127.0.9.7", 971)),
            List.of(probe),
            OptionalInt.empty(),
            false,
            Duration.ofMillis(300),
            UUID.randomUUID().toString().replace("-", ""));
    try (LocalShell shell = new LocalShell(kind, FakeTools.first(folder))) {
      ProbeOutput output = shell.run(script).of("packets").orElseThrow();
      while (!LocalShell.marked(script).isEmpty()) {
        Thread.sleep(20);
      }
      return output;
    }
  }
}
