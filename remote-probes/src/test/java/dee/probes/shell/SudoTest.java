package dee.probes.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dee.probes.Bounds;
import dee.probes.HostPort;
import dee.probes.Instance;
import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import dee.probes.shell.LocalShell.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What runs by sudo and hangs. This sudo changes no user; as the real one does, it takes the mark
 * away and what it starts is out of reach of what ends a probe.
 */
@ParameterizedClass
@EnumSource(Kind.class)
@Timeout(60)
class SudoTest {

  private static final String SUDO = "shift\nexec env -i PATH=\"$PATH\" setsid \"$@\"";

  private final String seconds = "" + ThreadLocalRandom.current().nextInt(10_000, 100_000);
  private final TestProbe hung =
      TestProbe.of("hung", seconds).within(new Bounds(Duration.ofSeconds(1), 1000));
  private final Kind kind;
  @TempDir Path folder;

  SudoTest(Kind kind) {
    this.kind = kind;
    assumeTrue(kind.installed(), () -> kind + " is not installed");
  }

  @Test
  void ends_with_its_probe() throws Exception {
    FakeTools.add(folder, "sudo", SUDO);
    assertOnlyTheProbeIsLost();
    while (running().length > 0) {
      Thread.sleep(20);
    }
  }

  @Test
  void hinders_no_other_probe_where_sudo_allows_just_that_command() throws Exception {
    FakeTools.add(folder, "sudo", "[ \"$2\" = sleep ] || exit 1\n" + SUDO);
    try {
      assertOnlyTheProbeIsLost();
    } finally {
      for (ProcessHandle left : running()) {
        left.destroyForcibly();
      }
    }
  }

  private void assertOnlyTheProbeIsLost() throws InterruptedException {
    TestProbe other = TestProbe.of("echo", "on");
    Script script =
        new Script(
            Instance.of("orders", "local", new HostPort("127.0.0.1", 1)),
            List.of(hung, other),
            OptionalInt.empty(),
            true,
            Duration.ofMillis(300),
            UUID.randomUUID().toString().replace("-", ""));
    try (LocalShell shell = new LocalShell(kind, FakeTools.first(folder))) {
      ScriptOutput answer = shell.run(script);
      assertThat(answer.complete()).isTrue();
      assertThat(answer.outcome(hung))
          .isInstanceOfSatisfying(
              Outcome.Unavailable.class, u -> assertThat(u.reason()).isEqualTo(Reason.TIMED_OUT));
      assertThat(answer.outcome(other)).isEqualTo(Outcome.measured("<on>\n"));
      assertThat(answer.sections().getFirst().elapsed()).isLessThan(Duration.ofSeconds(6));
    }
  }

  private ProcessHandle[] running() {
    return ProcessHandle.allProcesses()
        .filter(p -> p.info().commandLine().orElse("").contains("sleep " + seconds))
        .toArray(ProcessHandle[]::new);
  }
}
