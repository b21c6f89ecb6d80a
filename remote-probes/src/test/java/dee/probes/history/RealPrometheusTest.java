package dee.probes.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dee.probes.HostPort;
import dee.probes.Instance;
import dee.probes.LocalProbe.Asked;
import dee.probes.Outcome;
import dee.probes.PrometheusAccess;
import dee.probes.history.History.Course;
import dee.probes.history.History.Signal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus watches a service that plays a known course and then dies. */
@Tag("full")
@Timeout(120)
class RealPrometheusTest {

  private static final Span FORTY_SECONDS =
      new Span(Duration.ofSeconds(60), Duration.ofSeconds(1), Duration.ofSeconds(4));

  @TempDir Path folder;

  private final AtomicReference<Instant> turned = new AtomicReference<>(Instant.MAX);
  private final Instant began = Instant.now();

  /**
   * Ten requests a second; well until it turns, then its pool is full, and it is slow and fails.
   */
  private String page() {
    Instant now = Instant.now();
    double well = seconds(began, now.isBefore(turned.get()) ? now : turned.get());
    double sick = now.isBefore(turned.get()) ? 0 : seconds(turned.get(), now);
    long quick = Math.round(well * 10);
    long slow = Math.round(sick * 10);
    String failed =
        sick == 0 ? "" : "http_requests_total{code=\"503\"} " + Math.round(sick * 5) + "\n";
    return """
    hikaricp_connections_active{pool="orders"} %d
    hikaricp_connections_max{pool="orders"} 5
    hikaricp_connections_active{pool="reports"} 1
    hikaricp_connections_max{pool="reports"} 20
    hikaricp_connections_pending{pool="orders"} %d
    hikaricp_connections_pending{pool="reports"} 0
    process_open_fds %d
    process_max_fds 100
    http_requests_total{code="200"} %d
    http_server_requests_seconds_bucket{le="0.05"} %d
    http_server_requests_seconds_bucket{le="0.5"} %d
    http_server_requests_seconds_bucket{le="2"} %d
    http_server_requests_seconds_bucket{le="+Inf"} %d
    node_netstat_Tcp_OutRsts %d
    """
            .formatted(
                sick == 0 ? 2 : 5,
                sick == 0 ? 0 : 9,
                sick == 0 ? 30 : 97,
                quick + slow,
                quick,
                quick,
                quick + slow,
                quick + slow,
                slow)
        + failed;
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1000.0;
  }

  private static Optional<Path> prometheus() {
    return Stream.of("/usr/bin/prometheus", "/usr/local/bin/prometheus")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Process start(Path program, int port, int service) throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("prometheus.yml"),
            """
            global: {scrape_interval: 1s, scrape_timeout: 1s}
            scrape_configs:
              - job_name: orders
                static_configs:
                  - targets: ['127.0.0.1:%d']
            """
                .formatted(service));
    return new ProcessBuilder(
            program.toString(),
            "--config.file=" + config,
            "--storage.tsdb.path=" + folder.resolve("data"),
            "--web.listen-address=127.0.0.1:" + port)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start();
  }

  private Asked<History> ask(int port, String selector) throws InterruptedException {
    PrometheusAccess access =
        new PrometheusAccess(
            URI.create("http://127.0.0.1:" + port),
            Optional.empty(),
            selector,
            Optional.of(selector),
            Map.of());
    return new HistoryProbe(FORTY_SECONDS, InstantSource.system(), _ -> Optional.empty())
        .ask(
            Instance.of("orders", "orders-1", new HostPort("127.0.0.1", 8080))
                .with(Optional.empty(), Optional.of(access)));
  }

  private static long points(Asked<History> asked) {
    return asked
        .outcome()
        .asOptional()
        .flatMap(h -> h.of(Measure.LATENCY))
        .map(c -> c.points().stream().filter(p -> p.value() > 0).count())
        .orElse(0L);
  }

  @Test
  void remembers_when_a_dead_service_fell_ill() throws Exception {
    Optional<Path> program = prometheus();
    assumeTrue(program.isPresent(), "prometheus is not installed (Debian: apt install prometheus)");
    HttpServer service =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext(
        "/metrics",
        exchange -> {
          byte[] page = page().getBytes(StandardCharsets.UTF_8);
          try (exchange) {
            exchange.getResponseHeaders().add("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
          }
        });
    service.start();
    int port = freePort();
    String selector = "instance=\"127.0.0.1:" + service.getAddress().getPort() + "\"";
    Process prometheus = start(program.get(), port, service.getAddress().getPort());
    try {
      awaitPoints(port, selector, 12);
      turned.set(Instant.now());
      awaitPoints(port, selector, 26);
      service.stop(0);
      Asked<History> asked = ask(port, selector);
      History history = asked.outcome().asOptional().orElseThrow();

      assertThat(history.signals())
          .as("%s", asked.text())
          .extracting(Signal::name)
          .containsExactlyInAnyOrder(
              "pool-full-since", "files-full-since", "latency-grows", "errors-begin");
      assertThat(history.signals())
          .allSatisfy(s ->
              assertThat(Duration.between(turned.get(), s.at()))
                  .as(s.name())
                  .isBetween(Duration.ofSeconds(-2), Duration.ofSeconds(6)));
      Course pool = history.of(Measure.POOL_IN_USE).orElseThrow();
      assertThat(pool.limit()).contains(5.0);
      assertThat(pool.points().getFirst().value()).isEqualTo(2);
      assertThat(pool.points().getLast().value()).isEqualTo(5);
      assertThat(history.of(Measure.POOL_WAITING).orElseThrow().points().getLast().value())
          .isEqualTo(9);
      assertThat(history.of(Measure.OPEN_FILES).orElseThrow().limit()).contains(100.0);
      assertThat(history.of(Measure.RESETS).orElseThrow().points().getLast().value())
          .isBetween(8.0, 12.0);
      assertThat(history.missing()).containsEntry(Measure.LISTEN_OVERFLOWS, "no such series");
      assertThat(asked.text()).contains("# latency-p95: histogram_quantile(0.95, ");

      assertThat(ask(port, "instance=\"nobody\"").outcome())
          .isInstanceOfSatisfying(
              Outcome.Unavailable.class,
              no -> assertThat(no.reason()).isEqualTo(Outcome.Reason.NOT_THERE));
      assertThat(ask(port, "instance=~\"(\"").outcome().whyNot().orElseThrow())
          .contains("it says: ");
    } finally {
      service.stop(0);
      prometheus.destroy();
      if (!prometheus.waitFor(10, TimeUnit.SECONDS)) {
        prometheus.destroyForcibly();
      }
    }
  }

  private void awaitPoints(int port, String selector, int wanted) throws InterruptedException {
    Instant deadline = Instant.now().plusSeconds(45);
    while (points(ask(port, selector)) < wanted) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("no " + wanted + " points within 45 s: see " + List.of(folder));
      }
      Thread.sleep(500);
    }
  }
}
