package dee.probes.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dee.probes.HostPort;
import dee.probes.Instance;
import dee.probes.LocalProbe.Asked;
import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import dee.probes.PrometheusAccess;
import dee.probes.PrometheusAccess.Token;
import dee.probes.history.History.Course;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that answers what a test wants; the format is checked on a real Prometheus. */
@Timeout(30)
class HistoryProbeTest {

  private static final String NOTHING =
      "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[]}}";

  @TempDir Path folder;

  private final List<String> queries = new CopyOnWriteArrayList<>();
  private final List<String> tokens = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private Answer answer = (_, _) -> NOTHING;
  private volatile int status = 200;

  /** What is answered to a query. */
  private interface Answer {
    String to(String query, HttpExchange exchange) throws IOException;
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          String query =
              URLDecoder.decode(
                  exchange.getRequestURI().getRawQuery().replaceFirst("^query=", ""),
                  StandardCharsets.UTF_8);
          queries.add(query);
          Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
              .ifPresent(tokens::add);
          byte[] body = answer.to(query, exchange).getBytes(StandardCharsets.UTF_8);
          try (exchange) {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private Asked<History> ask(PrometheusAccess access) throws InterruptedException {
    return new HistoryProbe(
            Span.HOUR,
            InstantSource.system(),
            name -> name.equals("PROM_TOKEN") ? Optional.of("s3cr3t") : Optional.empty())
        .ask(
            Instance.of("orders", "orders-1", new HostPort("10.0.0.1", 8080))
                .with(Optional.empty(), Optional.of(access)));
  }

  private PrometheusAccess access(Optional<Token> token, Map<String, String> metrics) {
    return new PrometheusAccess(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
        token,
        "instance=\"orders-1:8080\"",
        Optional.of("instance=\"orders-1:9100\""),
        metrics);
  }

  private Asked<History> ask() throws InterruptedException {
    return ask(access(Optional.empty(), Map.of()));
  }

  private static String series(String labels, String... values) {
    StringBuilder pairs = new StringBuilder();
    long at = Instant.now().getEpochSecond() - 15L * values.length;
    for (String value : values) {
      pairs.append(pairs.isEmpty() ? "" : ",").append("[").append(at += 15);
      pairs.append(",\"").append(value).append("\"]");
    }
    return "{\"metric\":{" + labels + "},\"values\":[" + pairs + "]}";
  }

  private static String matrix(String... series) {
    return NOTHING.replace("[]", "[" + String.join(",", series) + "]");
  }

  @Test
  void the_pool_that_was_nearest_its_limit_is_meant() throws InterruptedException {
    answer =
        (query, _) ->
            query.contains("_active")
                ? matrix(
                    series("\"__name__\":\"hikaricp_connections_active\",\"pool\":\"b\"", "9", "9"),
                    series(
                        "\"__name__\":\"hikaricp_connections_active\",\"pool\":\"a\"",
                        "1",
                        "5",
                        "5",
                        "5",
                        "5"))
                : query.contains("_max\"") || query.contains("connections_max|")
                    ? matrix(
                        series("\"__name__\":\"x_max\",\"pool\":\"a\"", "5"),
                        series("\"__name__\":\"x_max\",\"pool\":\"b\"", "50"))
                    : NOTHING;
    Asked<History> asked = ask();
    History history = asked.outcome().asOptional().orElseThrow();
    Course pool = history.of(Measure.POOL_IN_USE).orElseThrow();
    assertThat(pool.limit()).contains(5.0);
    assertThat(pool.points()).hasSize(5);
    assertThat(history.signals())
        .singleElement()
        .satisfies(s -> assertThat(s.name()).isEqualTo("pool-full-since"));
    assertThat(history.missing()).containsEntry(Measure.LATENCY, "no such series");
    assertThat(asked.text())
        .contains("# pool-in-use: {__name__=~", "{pool=\"a\"} 2", " 1 5 5 5 5\n", "no such series");
  }

  @Test
  void asks_for_one_instance_and_an_hour_in_240_points() throws InterruptedException {
    ask();
    assertThat(queries).hasSize(Measure.values().length);
    assertThat(queries)
        .allSatisfy(q ->
            assertThat(q)
                .containsPattern("instance=\"orders-1:(8080|9100)\"")
                .contains("&step=15&"));
    assertThat(queries)
        .anySatisfy(q ->
            assertThat(q)
                .startsWith("rate(node_netstat_Tcp_OutRsts{instance=\"orders-1:9100\"}[60s])"));
  }

  @Test
  void names_of_the_inventory_take_the_place_of_the_usual_ones() throws InterruptedException {
    ask(
        access(
            Optional.empty(),
            Map.of("latency", "shop_seconds", "errors", "shop_total{outcome=\"bad\"}")));
    assertThat(queries)
        .anySatisfy(q ->
            assertThat(q)
                .startsWith(
                    "histogram_quantile(0.95, sum by (le)"
                        + " (rate(shop_seconds_bucket{instance=\"orders-1:8080\"}[60s])))"))
        .anySatisfy(q ->
            assertThat(q)
                .startsWith(
                    "sum(rate(shop_total{outcome=\"bad\",instance=\"orders-1:8080\"}[60s]))"));
  }

  @Test
  void nothing_known_is_no_zero() throws InterruptedException {
    Outcome<History> outcome = ask().outcome();
    assertThat(outcome)
        .isEqualTo(
            Outcome.unavailable(
                Reason.NOT_THERE,
                "it answers, but knows no such series with {instance=\"orders-1:8080\"} in the last"
                    + " 60 min"));
  }

  @Test
  void the_token_goes_along_and_is_in_no_evidence() throws Exception {
    status = 401;
    answer = (_, _) -> "Unauthorized";
    Asked<History> asked = ask(access(Optional.of(new Token.Variable("PROM_TOKEN")), Map.of()));
    assertThat(tokens).isNotEmpty().allMatch("Bearer s3cr3t"::equals);
    assertThat(asked.outcome())
        .isEqualTo(Outcome.unavailable(Reason.NOT_PERMITTED, "it answers with status 401"));
    assertThat(asked.text() + asked.command()).doesNotContain("s3cr3t");

    Path file = Files.writeString(folder.resolve("token"), "from-file\n");
    ask(access(Optional.of(new Token.File(file)), Map.of()));
    assertThat(tokens).contains("Bearer from-file");
  }

  @Test
  void a_token_that_is_not_there_is_said_before_anything_is_asked() throws InterruptedException {
    assertThat(ask(access(Optional.of(new Token.Variable("NONE")), Map.of())).outcome().whyNot())
        .contains("not permitted: the variable NONE is not set where Dee runs");
    assertThat(
            ask(access(Optional.of(new Token.File(folder.resolve("none"))), Map.of()))
                .outcome()
                .whyNot()
                .orElseThrow())
        .contains("the token cannot be read from");
    assertThat(queries).isEmpty();
  }

  @Test
  void it_is_led_nowhere_else() throws InterruptedException {
    status = 302;
    answer =
        (_, exchange) -> {
          exchange.getResponseHeaders().add("Location", "/login?query=elsewhere");
          return "";
        };
    assertThat(ask().outcome().whyNot().orElseThrow())
        .isEqualTo(
            "unreachable: it answers with status 302 and leads elsewhere; Dee does not follow");
    assertThat(queries).noneMatch("elsewhere"::equals);
  }

  @Test
  void what_is_no_prometheus_is_said_to_be_none() throws InterruptedException {
    answer = (_, _) -> "<html>hello</html>";
    assertThat(ask().outcome()).isEqualTo(Outcome.malformed("the answer is no JSON"));
    answer = (_, _) -> "{\"status\":\"fine\"}";
    assertThat(ask().outcome()).isInstanceOf(Outcome.Malformed.class);
    answer = (_, _) -> "x".repeat(3 * 1024 * 1024);
    assertThat(ask().outcome()).isNotInstanceOf(Outcome.Measured.class);
    answer = (_, _) -> matrix("{\"metric\":{},\"values\":[[1,\"six\"]]}");
    assertThat(ask().outcome()).isInstanceOf(Outcome.Malformed.class);
  }

  @Test
  void its_own_words_are_told() throws InterruptedException {
    status = 422;
    answer = (_, _) -> "{\"status\":\"error\",\"errorType\":\"e\",\"error\":\"query timed out\"}";
    assertThat(ask().outcome().whyNot()).contains("unreachable: it says: query timed out");
  }

  @Test
  void a_slow_one_is_given_three_seconds() throws InterruptedException {
    answer =
        (_, _) -> {
          try {
            Thread.sleep(Duration.ofSeconds(8));
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
          return NOTHING;
        };
    long began = System.nanoTime();
    assertThat(ask().outcome())
        .isEqualTo(Outcome.unavailable(Reason.TIMED_OUT, "no answer within 3 s"));
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void nobody_there_is_unreachable() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    PrometheusAccess gone =
        new PrometheusAccess(
            URI.create("http://127.0.0.1:" + port),
            Optional.empty(),
            "a=\"b\"",
            Optional.empty(),
            Map.of());
    assertThat(ask(gone).outcome())
        .isEqualTo(Outcome.unavailable(Reason.UNREACHABLE, "the connection is refused"));
  }

  @Test
  void without_one_there_is_nothing_to_ask() throws InterruptedException {
    assertThat(
            new HistoryProbe()
                .ask(Instance.of("orders", "orders-1", new HostPort("10.0.0.1", 8080)))
                .outcome())
        .isEqualTo(
            Outcome.unavailable(
                Reason.NOT_CONFIGURED, "no prometheus is configured for this service"));
  }
}
