package dee.probes.reachability;

import static dee.probes.Captured.measured;
import static dee.probes.Captured.output;
import static dee.probes.Captured.samples;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dee.probes.Captured;
import dee.probes.HostPort;
import dee.probes.Instance;
import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import dee.probes.reachability.Reachability.Attempt;
import dee.probes.reachability.Reachability.Result;
import dee.probes.shell.FakeTools;
import dee.probes.shell.LocalShell;
import dee.probes.shell.LocalShell.Kind;
import dee.probes.shell.Script;
import dee.probes.shell.ScriptOutput;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(40)
class VantageProbeTest {

  private static final VantageProbe PROBE = new VantageProbe();

  @ParameterizedTest
  @CsvSource({
    "ok, ANSWERED",
    "reset, RESET",
    "fin, EMPTY_REPLY",
    "ssh, NOT_HTTP",
    "silent, READ_TIMEOUT",
    "full, CONNECT_TIMEOUT",
    "closed, REFUSED",
    "unresolved, UNRESOLVED",
    "no-route, NO_ROUTE"
  })
  void reads_what_curl_saw(String fixture, Result result) {
    Reachability seen =
        measured(PROBE.parse(samples("reachability/curl-7.88/vantage." + fixture + ".out")));
    assertThat(seen.attempts()).hasSize(8).extracting(Attempt::result).containsOnly(result);
  }

  @Test
  void keeps_the_order_and_the_times_of_the_tries() {
    String text =
        """
        try 2 28 200 0.000235 0.000816 4.500065 curl: (28) Operation timed out
        try 1 56 000 0.012000 0.000000 0.020000 curl: (56) Received something odd
        try 3 7 000 0.000000 0.000000 0.003000 curl: (7) Couldn't connect to server
        tries 3
        """;
    assertThat(measured(PROBE.parse(output(0, text))).attempts())
        .containsExactly(
            new Attempt(
                Result.OTHER,
                0,
                Optional.of(Duration.ofMillis(12)),
                Duration.ofMillis(20),
                "curl: (56) Received something odd"),
            new Attempt(
                Result.ANSWERED,
                200,
                Optional.of(Duration.ofNanos(235_000)),
                Duration.ofNanos(816_000)),
            new Attempt(
                Result.OTHER,
                0,
                Optional.empty(),
                Duration.ofMillis(3),
                "curl: (7) Couldn't connect to server"));
  }

  @Test
  void answers_that_tell_of_no_tries_are_malformed() {
    String whole = Captured.text("reachability/curl-7.88/vantage.reset.out");
    for (String text : List.of("", "\u0000\u00ff\n", "try 1 137 \ntries 1\n", whole + "?\n")) {
      assertThat(PROBE.parse(output(0, text))).as(text).isInstanceOf(Outcome.Malformed.class);
    }
    for (int end = 0; end < whole.strip().length(); end++) {
      assertThat(PROBE.parse(output(0, whole.substring(0, end))))
          .as("cut after " + end)
          .isInstanceOf(Outcome.Malformed.class);
    }
  }

  @Test
  void a_machine_without_curl_saw_nothing() {
    assertThat(PROBE.parse(output(69, "this machine has no curl")))
        .isEqualTo(Outcome.unavailable(Reason.TOOL_MISSING, "this machine has no curl"));
  }

  @Test
  void is_asked_where_the_inventory_says_and_nowhere_else() {
    Instance instance = Instance.of("orders", "orders-1", new HostPort("::1", 8080));
    assertThat(PROBE.target(instance)).isEmpty();
    assertThat(PROBE.arguments(instance)).containsExactly("");
    Instance tried = instance.triedFrom(Optional.of("edge-1"));
    assertThat(PROBE.target(tried)).contains("edge-1");
    assertThat(PROBE.arguments(tried)).containsExactly("http://[::1]:8080/");
    assertThat(URI.create(PROBE.arguments(tried).getFirst())).hasPort(8080);
  }

  @Test
  void a_probe_without_a_machine_to_run_on_is_not_configured() throws Exception {
    Instance nowhere = Instance.of("orders", "local", new HostPort("127.0.0.1", 8080));
    assertThat(ask(Kind.DASH, nowhere))
        .isEqualTo(
            Outcome.unavailable(Reason.NOT_CONFIGURED, "no other machine is named to try it from"));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void a_real_curl_sees_a_reset(Kind kind) throws Exception {
    assumeTrue(kind.installed(), () -> kind + " is not installed");
    try (FaultyServer server = FaultyServer.resetting()) {
      Outcome<Reachability> outcome = ask(kind, server.address(), "/it's $(here)?a=b&c=*");
      if (kind == Kind.BUSYBOX && outcome instanceof Outcome.Unavailable<?> unavailable) {
        assertThat(unavailable.detail()).isEqualTo("this machine has no curl");
        return;
      }
      assertThat(measured(outcome).attempts())
          .hasSize(8)
          .extracting(Attempt::result)
          .containsOnly(Result.RESET);
    }
  }

  @Test
  void a_real_curl_sees_a_time_out_of_each_kind() throws Exception {
    try (FaultyServer silent = FaultyServer.silent();
        FaultyServer full = FaultyServer.full()) {
      assertThat(measured(ask(Kind.DASH, full.address(), "/")).attempts())
          .hasSize(8)
          .extracting(Attempt::result)
          .containsOnly(Result.CONNECT_TIMEOUT);
      assertThat(measured(ask(Kind.DASH, silent.address(), "/")).attempts())
          .hasSize(8)
          .extracting(Attempt::result)
          .containsOnly(Result.READ_TIMEOUT);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void a_head_without_an_end_does_not_make_the_shells_grow(Kind kind, @TempDir Path folder)
      throws Exception {
    FakeTools.add(
        folder,
        "curl",
        """
        yes "$(printf '< %0497d' 0)" | head -c 32000000 >&2
        echo 'curl: (56) a head without an end' >&2
        printf '\\n000 0.001 0.002 0.003'
        exit 56\
        """);
    List<String> starter = new ArrayList<>(FakeTools.first(folder));
    starter.addAll(List.of("/bin/sh", "-c", "ulimit -v 60000; exec \"$@\"", "small"));
    HostPort nobody = new HostPort("127.0.9.7", 971);
    Instance tried = Instance.of("orders", "orders-1", nobody).triedFrom(Optional.of("local"));
    assertThat(measured(ask(kind, tried, starter)).attempts())
        .hasSize(8)
        .allSatisfy(
            attempt -> assertThat(attempt.message()).isEqualTo("curl: (56) a head without an end"));
  }

  private static Outcome<Reachability> ask(Kind kind, HostPort address, String path)
      throws InterruptedException {
    Instance plain = Instance.of("orders", "orders-1", address);
    return ask(
        kind,
        new Instance(
                plain.service(),
                plain.target(),
                address,
                path,
                plain.metrics(),
                plain.metricsFrom(),
                plain.log(),
                plain.accessLog(),
                plain.database())
            .triedFrom(Optional.of("local")));
  }

  private static Outcome<Reachability> ask(Kind kind, Instance instance)
      throws InterruptedException {
    return ask(kind, instance, List.of());
  }

  private static Outcome<Reachability> ask(Kind kind, Instance instance, List<String> starter)
      throws InterruptedException {
    assumeTrue(kind.installed(), () -> kind + " is not installed");
    try (LocalShell shell = new LocalShell(kind, starter)) {
      ScriptOutput answer =
          shell.run(
              new Script(
                  instance,
                  List.of(PROBE),
                  OptionalInt.empty(),
                  false,
                  Duration.ofMillis(200),
                  "b0undary0000"));
      assertThat(answer.stderr()).isEmpty();
      return PROBE.parse(answer.of(PROBE.id()).orElseThrow());
    }
  }
}
