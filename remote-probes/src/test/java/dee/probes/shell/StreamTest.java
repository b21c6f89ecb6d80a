package dee.probes.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dee.probes.Bounds;
import dee.probes.HostPort;
import dee.probes.Instance;
import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import dee.probes.ShellProbe;
import dee.probes.shell.LocalShell.Kind;
import dee.probes.shell.Section.Completeness;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The stream as real shells read it. */
@ParameterizedClass
@EnumSource(Kind.class)
class StreamTest {

  private static final Bounds TWO_SECONDS = new Bounds(Duration.ofSeconds(1), 1000);

  private final Kind kind;
  private final LocalShell shell;

  StreamTest(Kind kind) {
    this.kind = kind;
    assumeTrue(kind.installed(), () -> kind + " is not installed");
    shell = new LocalShell(kind);
  }

  @AfterEach
  void close() {
    shell.close();
  }

  @Test
  void frames_each_probe_in_order() throws InterruptedException {
    ScriptOutput answer =
        shell.run(
            script(
                TestProbe.of("echo", "plain", "it's \"$HOME\" `id` \\ %s", "two\nlines", ""),
                TestProbe.of("empty")));

    assertThat(answer.exit()).isEqualTo(new ExitStatus.Exited(0));
    assertThat(answer.complete()).isTrue();
    assertThat(answer.stderr()).isEmpty();
    assertThat(answer.sections()).extracting(Section::probe).containsExactly("echo", "empty");
    Section echo = answer.sections().getFirst();
    assertThat(echo.text()).isEqualTo("<plain>\n<it's \"$HOME\" `id` \\ %s>\n<two\nlines>\n<>\n");
    assertThat(echo.exit()).isZero();
    assertThat(echo.completeness()).isEqualTo(Completeness.WHOLE);
    assertThat(Duration.between(echo.at(), Instant.now()).abs()).isLessThan(Duration.ofSeconds(20));
    assertThat(answer.clockSkew().orElseThrow().abs()).isLessThan(Duration.ofSeconds(2));
    assertThat(answer.sections().getLast().output()).isEmpty();
  }

  @Test
  void takes_second_samples_a_window_after_the_first() throws InterruptedException {
    ScriptOutput answer = shell.run(script(TestProbe.of("echo").twice(), TestProbe.of("empty")));

    assertThat(answer.sections())
        .extracting(Section::probe)
        .containsExactly("echo", "empty", "echo");
    assertThat(answer.of("echo").orElseThrow().window())
        .isBetween(Duration.ofMillis(300), Duration.ofSeconds(5));
  }

  @Test
  void two_samples_enclose_a_probe_that_takes_its_time() throws InterruptedException {
    ScriptOutput answer =
        shell.run(
            script(TestProbe.of("echo").twice(), TestProbe.of("sleeper").within(TWO_SECONDS)));

    assertThat(answer.sections())
        .extracting(Section::probe)
        .containsExactly("echo", "sleeper", "echo");
    assertThat(answer.of("echo").orElseThrow().window())
        .isGreaterThanOrEqualTo(answer.of("sleeper").orElseThrow().first().elapsed());
  }

  @Test
  void caps_fifty_megabytes() throws InterruptedException {
    ScriptOutput answer =
        shell.run(
            script(
                TestProbe.of("flood").within(new Bounds(Duration.ofSeconds(9), 100_000)),
                TestProbe.of("echo", "next")));

    Section flood = answer.sections().getFirst();
    assertThat(flood.completeness()).isEqualTo(Completeness.CAPPED);
    assertThat(flood.output()).hasSize(100_000);
    assertThat(answer.sections().getLast().text()).isEqualTo("<next>\n");
    assertThat(answer.complete()).isTrue();
  }

  @Test
  void carries_bytes_that_are_no_text() throws InterruptedException {
    Section binary = shell.run(script(TestProbe.of("binary"))).sections().getFirst();

    assertThat(binary.output())
        .isEqualTo("caf\u00c3 \u00ff\u00fe\0end".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(binary.text()).isEqualTo("caf\ufffd \ufffd\ufffd\0end");
    assertThat(binary.completeness()).isEqualTo(Completeness.WHOLE);
  }

  @Test
  void a_probe_that_reads_its_input_does_not_swallow_the_rest() throws InterruptedException {
    ScriptOutput answer = shell.run(script(TestProbe.of("swallow"), TestProbe.of("echo", "next")));

    assertThat(answer.sections())
        .extracting(Section::text)
        .containsExactly("swallowed\n", "<next>\n");
  }

  @Test
  void ends_a_probe_that_takes_too_long() throws InterruptedException {
    ScriptOutput answer =
        shell.run(
            script(TestProbe.of("sleeper").within(TWO_SECONDS), TestProbe.of("echo", "next")));

    ProbeOutput slow = answer.of("sleeper").orElseThrow();
    assertThat(slow.first().text()).isEqualTo("began\n");
    assertThat(slow.first().elapsed()).isBetween(Duration.ofMillis(900), Duration.ofSeconds(4));
    assertThat(TestProbe.of("sleeper").parse(slow))
        .isEqualTo(Outcome.unavailable(Reason.TIMED_OUT, "began"));
    assertThat(answer.sections().getLast().text()).isEqualTo("<next>\n");
  }

  @Test
  void ends_a_probe_that_will_not_end() throws InterruptedException {
    Script script = script(TestProbe.of("stubborn").within(TWO_SECONDS));
    Section stubborn = shell.run(script).sections().getFirst();

    assertThat(stubborn.exit()).isIn(124, 137, 143);
    assertThat(stubborn.elapsed()).isLessThan(Duration.ofSeconds(6));
    assertNothingIsLeftOf(script);
  }

  @Test
  void forged_frames_are_output() throws InterruptedException {
    ScriptOutput answer = shell.run(script(TestProbe.of("forger"), TestProbe.of("echo", "next")));

    assertThat(answer.sections()).extracting(Section::probe).containsExactly("forger", "echo");
    assertThat(answer.sections().getFirst().lines()).hasSize(3);
    assertThat(answer.sections().getFirst().completeness()).isEqualTo(Completeness.WHOLE);
  }

  @Test
  void a_script_that_says_why_it_cannot_look_is_unavailable() throws InterruptedException {
    TestProbe probe = TestProbe.of("refused", "missing");
    assertThat(probe.parse(shell.run(script(probe)).of("refused").orElseThrow()))
        .isEqualTo(Outcome.unavailable(Reason.TOOL_MISSING, "this machine has no lsof"));

    TestProbe denied = TestProbe.of("refused", "denied");
    assertThat(denied.parse(shell.run(script(denied)).of("refused").orElseThrow()))
        .isEqualTo(
            Outcome.unavailable(
                Reason.NOT_PERMITTED,
                "user " + System.getProperty("user.name") + " may not read it"));
  }

  @Test
  void probes_speak_c_find_system_tools_and_run_nicely() throws InterruptedException {
    Script script = script(TestProbe.of("setting"));
    List<String> lines = shell.run(script).sections().getFirst().lines();

    assertThat(lines.getFirst()).startsWith("C ").contains("/usr/sbin", ScriptText.token(script));
    assertThat(lines.getFirst()).doesNotContain(script.boundary());
    if (kind != Kind.BUSYBOX) { // this one has no nice
      assertThat(Integer.parseInt(lines.get(1))).isGreaterThanOrEqualTo(5);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 30, 80, 99})
  void a_stream_cut_off_in_the_middle_runs_nothing(int percent) throws Exception {
    byte[] whole = ScriptText.of(script(TestProbe.of("echo", "ran")));
    byte[] cut = Arrays.copyOf(whole, (whole.length - 3) * percent / 100);
    Process process = shell.start(cut);
    process.getOutputStream().close();

    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(answer).isEmpty();
    assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void nothing_is_left_when_the_connection_ends_in_the_middle(boolean politely) throws Exception {
    Bounds long_ = new Bounds(Duration.ofSeconds(90), 1000);
    Script script = script(TestProbe.of("sleeper").within(long_), TestProbe.of("stubborn"));
    Process process = shell.start(ScriptText.of(script));
    byte[] buffer = new byte[1000];
    StringBuilder seen = new StringBuilder();
    while (seen.indexOf("began") < 0 && seen.indexOf("begin sleeper") < 0) {
      seen.append(
          new String(buffer, 0, process.getInputStream().read(buffer), StandardCharsets.UTF_8));
    }
    assertThat(LocalShell.marked(script)).isNotEmpty();

    if (politely) {
      process.getOutputStream().close();
    } else {
      process.destroy();
    }

    assertThat(process.waitFor(6, TimeUnit.SECONDS)).isTrue();
    assertNothingIsLeftOf(script);
  }

  @Test
  void says_that_nobody_listens() throws Exception {
    int port;
    try (ServerSocket server = new ServerSocket(0)) {
      port = server.getLocalPort();
    }
    TestProbe probe = TestProbe.of("process");
    Script script = script(new HostPort("127.0.0.1", port), probe);

    assertThat(probe.parse(shell.run(script).of("process").orElseThrow()))
        .isEqualTo(
            Outcome.unavailable(
                Reason.NO_SUCH_PROCESS, "nothing listens on 127.0.0.1 port " + port));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.0.7.2", "::1", "0.0.0.0", "::"})
  void finds_the_process_by_its_port(String address) throws Exception {
    InetAddress bound = InetAddress.ofLiteral(address);
    try (ServerSocket server = new ServerSocket(0, 5, bound)) {
      HostPort asked =
          new HostPort(bound.isAnyLocalAddress() ? "127.0.0.3" : address, server.getLocalPort());
      for (HostPort way : List.of(asked, new HostPort("a-name.example", asked.port()))) {
        ScriptOutput answer = shell.run(script(way, TestProbe.of("process")));
        assertThat(answer.sections().getFirst().text().strip())
            .isEqualTo(Long.toString(ProcessHandle.current().pid()));
      }
    }
  }

  @Test
  void tells_instances_apart_that_share_a_port() throws Exception {
    assumeTrue(Kind.BUSYBOX.installed(), "this needs BusyBox's nc");
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.7.1"))) {
      int port = server.getLocalPort();
      Process other =
          new ProcessBuilder("busybox", "nc", "-l", "-p", "" + port, "127.0.7.2").start();
      try {
        assertThat(pidAt("127.0.7.1", port)).isEqualTo(ProcessHandle.current().pid() + "");
        String found = pidAt("127.0.7.2", port);
        while (found.startsWith("nothing") && other.isAlive()) { // it has not begun to listen yet
          found = pidAt("127.0.7.2", port);
        }
        assertThat(found).isEqualTo(other.pid() + "");
        assertThat(pidAt("127.0.7.3", port)).isEqualTo("nothing listens on 127.0.7.3 port " + port);
      } finally {
        other.destroy();
      }
    }
  }

  private String pidAt(String address, int port) throws InterruptedException {
    Script script = script(new HostPort(address, port), TestProbe.of("process"));
    return shell.run(script).sections().getFirst().text().strip();
  }

  @Test
  @Tag("full")
  void says_that_it_may_not_see_the_owner() throws Exception {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root can become nobody");
    List<String> nobody = List.of("setpriv", "--reuid", "65534", "--clear-groups");
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.7.1"));
        LocalShell stranger = new LocalShell(kind, nobody)) {
      TestProbe probe = TestProbe.of("process");
      Script script = script(new HostPort("127.0.7.1", server.getLocalPort()), probe);
      assertThat(probe.parse(stranger.run(script).of("process").orElseThrow()))
          .isEqualTo(
              Outcome.unavailable(
                  Reason.NOT_PERMITTED,
                  "something listens on port %d, but user nobody may not see which process it is"
                      .formatted(server.getLocalPort())));
    }
  }

  @Test
  void a_process_that_ends_while_it_is_probed_is_gone() throws Exception {
    Process victim = new ProcessBuilder("sleep", "60").start();
    TestProbe probe = TestProbe.of("leaver");
    Script script =
        new Script(
            instance(new HostPort("127.0.0.1", 1)),
            List.of(probe),
            OptionalInt.of((int) victim.pid()),
            false,
            Duration.ofMillis(300),
            boundary());

    assertThat(probe.parse(shell.run(script).of("leaver").orElseThrow()))
        .isEqualTo(
            Outcome.unavailable(Reason.NO_SUCH_PROCESS, "process " + victim.pid() + " has ended"));
  }

  private static void assertNothingIsLeftOf(Script script) throws InterruptedException {
    Instant deadline = Instant.now().plusSeconds(3);
    while (!LocalShell.marked(script).isEmpty() && Instant.now().isBefore(deadline)) {
      Thread.sleep(50);
    }
    assertThat(LocalShell.marked(script)).isEmpty();
  }

  private static Script script(ShellProbe<?>... probes) {
    return script(new HostPort("127.0.0.1", 1), probes);
  }

  private static Script script(HostPort address, ShellProbe<?>... probes) {
    return new Script(
        instance(address),
        List.of(probes),
        OptionalInt.empty(),
        false,
        Duration.ofMillis(300),
        boundary());
  }

  private static Instance instance(HostPort address) {
    return Instance.of("orders", "local", address);
  }

  private static String boundary() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}
