package dee.probes.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dee.probes.HostPort;
import dee.probes.Instance;
import dee.probes.Instance.MetricsFrom;
import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import dee.probes.logs.LogChange;
import dee.probes.logs.LogChange.Kind;
import dee.probes.logs.LogChanges;
import dee.probes.logs.LogTimeline;
import dee.probes.logs.LogTimeline.Bucket;
import dee.probes.logs.LogTimelineProbe;
import dee.probes.logs.LogTimelines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Logs of real programs and of every format, read by the script in every shell and its awk. */
@Timeout(60)
class LogTimelineScriptTest {

  /** When the captured logs end. */
  private static final Instant END = Instant.parse("2026-11-22T20:31:22Z");

  /** When the service behind them got slow. */
  private static final Instant SLOW = Instant.parse("2026-11-22T20:31:08Z");

  @TempDir private Path folder;

  static Stream<Arguments> captured() {
    return Stream.of(LocalShell.Kind.values())
        .flatMap(kind ->
            Stream.of(
                    "haproxy-2.6.log",
                    "nginx-1.22.timed.log",
                    "nginx-1.22.json.log",
                    "apache-2.4.timed.log",
                    "apache-2.4.pair.log")
                .map(log -> Arguments.of(kind, log)));
  }

  @ParameterizedTest
  @MethodSource("captured")
  void sees_when_the_service_behind_a_proxy_got_slow(LocalShell.Kind kind, String name)
      throws Exception {
    Path log = write("access.log", Samples.captured("logs/timeline/" + name), END);
    LogTimelines logs = measured(ask(kind, Optional.empty(), Optional.of(log), END));

    LogTimeline access = logs.access().orElseThrow();
    assertThat(access.lines()).isEqualTo(269);
    assertThat(access.buckets().stream().mapToLong(Bucket::requests).sum()).isEqualTo(269);
    assertThat(access.buckets().stream().mapToLong(Bucket::errors).sum()).isEqualTo(26);
    assertThat(access.latencyTold()).isTrue();
    assertThat(access.width()).isEqualTo(Duration.ofSeconds(1));
    Map<Kind, LogChange> changes =
        LogChanges.in(logs).stream().collect(Collectors.toMap(LogChange::kind, c -> c));
    assertThat(changes).containsOnlyKeys(Kind.LATENCY_GROWS, Kind.REQUESTS_FAIL);
    LogChange latency = Optional.ofNullable(changes.get(Kind.LATENCY_GROWS)).orElseThrow();
    assertThat(latency.at())
        .isBetween(SLOW.minus(latency.within()), SLOW.plusSeconds(1).plus(latency.within()));
    assertThat(latency.before()).isCloseTo(10, within(8.0));
    assertThat(latency.after()).isCloseTo(390, within(60.0));
    assertThat(
            Optional.ofNullable(changes.get(Kind.REQUESTS_FAIL))
                .map(LogChange::after)
                .orElseThrow())
        .isCloseTo(0.25, within(0.1));
  }

  @ParameterizedTest
  @EnumSource(LocalShell.Kind.class)
  void reads_the_formats_that_people_have(LocalShell.Kind kind) throws Exception {
    String text =
        """
        {"level":"info","ts":1795379447.123,"caller":"a.go:1","msg":"served","status":200,"duration_ms":12.5}
        {"level":"error","ts":1795379448.123,"caller":"a.go:1","msg":"boom at 02:03:04"}
        {"level":"info","ts":1795379449,"msg":"served","status":503,"latency":"1.5s"}
        {"level":50,"time":1795379450123,"msg":"pino"}
        time="2026-11-22T20:30:51Z" level=error msg="logrus" duration=1.5ms
        ts=2026-11-22T20:30:52.1Z level=info status=200 elapsed=250us msg="x"
        2026-11-22T20:30:53.123Z\tERROR\tmain.go:17\tzap console\t{"k": "v"}
        2026-11-22 20:30:54,123 ERROR [http-1] o.e.Foo - something broke
        java.lang.IllegalStateException: ERROR
        \tat dee.Foo
        2026-11-22 20:30:55.123  WARN 71 --- [main] Foo : ERROR inside words
        E1122 20:30:56.123456   1 server.go:42] klog
        Nov 22 20:30:57 web1 orders[71]: <ERROR> syslog
        Nov 22, 2026 8:30:58 PM org.apache.catalina.core.StandardServer await
        SEVERE: tomcat
        2026/11/22 20:30:59 [error] 71#71: *1 upstream timed out
        [Sun Nov 22 20:31:00.123456 2026] [core:error] [pid 1] httpd
        20:31:01.123 [main] ERROR time only
        2026-11-22T22:31:02+02:00 INFO zone
        22-Nov-2026 20:31:03.123 SEVERE [main] catalina
        127.0.0.1 - - [22/Nov/2026:12:31:04 -0800] "GET / HTTP/1.1" 502 5
        2026-11-22 20:31:05.001 INFO  [http-8080-exec-1] "GET /orders HTTP/1.1" 200 12ms
        {"@timestamp":"2026-11-22T20:31:06.000Z","log.level":"ERROR","message":"ecs"}
        Nov 22 20:31:07 lb haproxy[7]: 10.0.0.1:33317 [22/Nov/2026:20:31:06.655] in web/web1 10/0/30/-1/3109 -1 0 - - SH-- 1/1/1/1/0 0/0 "GET / HTTP/1.1"
        2026-11-22 20:31:08.001 WARN orders: orders-pool - Connection is not available, request timed out after 2000ms
        2026-11-22 20:31:09.001 ERROR accept failed: Too many open files
        """;
    Path log = write("app.log", text, Instant.parse("2026-11-22T20:31:09Z"));
    LogTimeline app =
        measured(ask(kind, Optional.of(log), Optional.empty(), END)).application().orElseThrow();

    assertThat(app.buckets())
        .extracting(b -> b.from().getEpochSecond())
        .containsExactlyElementsOf(IntStream.range(0, 23).mapToObj(i -> 1795379447L + i).toList());
    assertThat(
            app.buckets().stream().filter(b -> b.requests() > 0).map(LogTimelineScriptTest::told))
        .containsExactly(
            "47 12 ms",
            "49 1550 ms error",
            "52 0 ms",
            "64 error",
            "65 12 ms",
            "67 3150 ms error reset");
    assertThat(app.buckets().stream().filter(b -> b.requests() == 0 && b.errors() > 0))
        .extracting(b -> b.from().getEpochSecond() % 1795379400)
        .containsExactly(48L, 50L, 51L, 53L, 54L, 56L, 57L, 58L, 59L, 60L, 61L, 63L, 66L, 69L);
    assertThat(app.buckets().get(21).poolTimeouts().first())
        .contains(Instant.parse("2026-11-22T20:31:08Z"));
    assertThat(app.buckets().get(22).noFiles().count()).isEqualTo(1);
  }

  private static String told(Bucket bucket) {
    return bucket.from().getEpochSecond() % 1795379400
        + bucket.latency().map(l -> " " + l.p95().toMillis() + " ms").orElse("")
        + (bucket.errors() > 0 ? " error" : "")
        + (bucket.resets() > 0 ? " reset" : "");
  }

  @ParameterizedTest
  @EnumSource(LocalShell.Kind.class)
  void a_number_without_a_unit_is_no_latency(LocalShell.Kind kind) throws Exception {
    String json =
        IntStream.range(0, 60)
            .mapToObj(i ->
                "{\"ts\":%d,\"status\":200,\"duration\":%d,\"latency\":0.5}"
                    .formatted(END.getEpochSecond() - 60 + i, 20 + i))
            .collect(Collectors.joining("\n", "", "\n"));
    String common =
        IntStream.range(0, 60)
            .mapToObj(i ->
                "127.0.0.1 - - [22/Nov/2026:20:31:%02d +0000] \"GET / HTTP/1.1\" 200 5 %d"
                    .formatted(i % 20, i))
            .collect(Collectors.joining("\n", "", "\n"));
    LogTimelines logs =
        measured(
            ask(
                kind,
                Optional.of(write("app.json", json, END)),
                Optional.of(write("access.log", common, END)),
                END));

    assertThat(logs.application().orElseThrow().lines()).isEqualTo(60);
    assertThat(logs.application().orElseThrow().latencyTold()).isFalse();
    assertThat(logs.access().orElseThrow().lines()).isEqualTo(60);
    assertThat(logs.access().orElseThrow().latencyTold()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(LocalShell.Kind.class)
  void goes_on_in_rotations_where_the_log_is_young(LocalShell.Kind kind) throws Exception {
    Path log = write("app.log", lines(END.minusSeconds(60), 60), END);
    write("app.log.1", lines(END.minusSeconds(1260), 120), END.minusSeconds(60));
    Path older = folder.resolve("app.log.2.gz");
    Files.write(older, gzip(lines(END.minusSeconds(3660), 240)));
    modified(older, END.minusSeconds(1260));
    write("app.log.3", lines(END.minusSeconds(90_000), 10), END.minusSeconds(80_000));
    write("app.log.audit", lines(END.minusSeconds(600), 10), END.minusSeconds(30));
    write("app-2.log", lines(END.minusSeconds(600), 10), END.minusSeconds(30));

    LogTimeline app =
        measured(ask(kind, Optional.of(log), Optional.empty(), END)).application().orElseThrow();
    assertThat(app.files()).isEqualTo(3);
    assertThat(app.lines()).isEqualTo(60 + 120 + 240);
    assertThat(app.first()).isEqualTo(END.minusSeconds(3660));
    assertThat(app.width()).isEqualTo(Duration.ofMinutes(1));
    assertThat(app.buckets()).hasSizeLessThanOrEqualTo(120);
  }

  @ParameterizedTest
  @EnumSource(LocalShell.Kind.class)
  void of_a_big_log_only_the_end_is_read(LocalShell.Kind kind) throws Exception {
    String line = "2026-11-22T20:31:%02dZ INFO " + "x".repeat(200) + "\n";
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 40_000; i++) {
      text.append(line.formatted(i / 2000));
    }
    Path log = write("app.log", text.toString(), END);
    LogTimeline app =
        measured(ask(kind, Optional.of(log), Optional.empty(), END)).application().orElseThrow();

    assertThat(app.bytes()).isLessThanOrEqualTo(4_194_304);
    assertThat(app.lines()).isBetween(4_000L, 19_000L);
    assertThat(app.last()).isEqualTo(Instant.parse("2026-11-22T20:31:19Z"));
  }

  @ParameterizedTest
  @EnumSource(LocalShell.Kind.class)
  void says_which_log_it_could_not_read(LocalShell.Kind kind) throws Exception {
    Path log = write("app.log", lines(END.minusSeconds(30), 30), END);
    Path gone = folder.resolve("gone.log");
    LogTimelines one = measured(ask(kind, Optional.of(log), Optional.of(gone), END));
    assertThat(one.application()).isPresent();
    assertThat(one.refused()).containsExactly("there is no file " + gone);

    Outcome<LogTimelines> none = ask(kind, Optional.empty(), Optional.of(gone), END);
    assertThat(none).isEqualTo(Outcome.unavailable(Reason.NOT_THERE, "there is no file " + gone));
    assertThat(ask(kind, Optional.empty(), Optional.empty(), END))
        .isEqualTo(
            Outcome.unavailable(Reason.NOT_CONFIGURED, "no log is configured for this service"));
    Path words = write("words.log", "no time\n\u0001\u0000binary\nat all\n", END);
    assertThat(measured(ask(kind, Optional.of(words), Optional.empty(), END)).refused())
        .containsExactly(words + " has no record with a time that can be read");
  }

  private static String lines(Instant from, int count) {
    long step = count == 60 ? 1 : 10;
    return IntStream.range(0, count)
        .mapToObj(i -> from.plusSeconds(i * step) + " INFO line " + i)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private Path write(String name, String text, Instant modified) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text, StandardCharsets.ISO_8859_1);
    modified(file, modified);
    return file;
  }

  private static void modified(Path file, Instant at) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(at));
  }

  private static LogTimelines measured(Outcome<LogTimelines> outcome) {
    assertThat(outcome.whyNot()).isEmpty();
    return outcome.asOptional().orElseThrow();
  }

  /** Asks on a machine whose clock stands at that time. */
  private Outcome<LogTimelines> ask(
      LocalShell.Kind kind, Optional<Path> log, Optional<Path> access, Instant now)
      throws Exception {
    assumeTrue(kind.installed(), () -> kind + " is not installed");
    Path tools = Files.createDirectories(folder.resolve("tools"));
    FakeTools.add(
        tools,
        "date",
        "case $1 in *%%z*) echo '%1$d +0000 2026' ;; *) echo %1$d.00 ;; esac"
            .formatted(now.getEpochSecond()));
    Instance instance =
        new Instance(
            "orders",
            "local",
            new HostPort("127.0.0.1", 9),
            "/",
            Optional.empty(),
            MetricsFrom.TARGET,
            log.map(Path::toString),
            access.map(Path::toString),
            Optional.empty());
    LogTimelineProbe probe = new LogTimelineProbe();
    Script script =
        new Script(
            instance,
            List.of(probe),
            OptionalInt.empty(),
            false,
            Duration.ZERO,
            UUID.randomUUID().toString().replace("-", ""));
    try (LocalShell shell = new LocalShell(kind, FakeTools.first(tools))) {
      ScriptOutput answer = shell.run(script);
      assertThat(answer.stderr()).isEmpty();
      return answer.outcome(probe);
    }
  }
}
