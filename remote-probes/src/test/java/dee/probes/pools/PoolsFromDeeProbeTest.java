package dee.probes.pools;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dee.probes.Captured;
import dee.probes.HostPort;
import dee.probes.Instance;
import dee.probes.Instance.MetricsFrom;
import dee.probes.LocalProbe.Asked;
import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PoolsFromDeeProbeTest {

  private static final PoolsFromDeeProbe PROBE = new PoolsFromDeeProbe(Duration.ofMillis(50));

  private static Instance asked(int port) {
    return PoolInstance.asked(MetricsFrom.DEE, URI.create("http://127.0.0.1:" + port + "/metrics"));
  }

  private static HttpServer serving(int status, List<String> pages) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    AtomicInteger asked = new AtomicInteger();
    server.createContext(
        "/",
        exchange -> {
          byte[] body =
              pages
                  .get(Math.min(asked.getAndIncrement(), pages.size() - 1))
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  @Test
  void takes_two_samples() throws Exception {
    HttpServer server =
        serving(
            200,
            List.of(
                Captured.text("pools/hikari-7.1/page.txt"),
                Captured.text("pools/hikari-7.1/hikari.2.out")));
    try {
      Asked<PoolStatistics> asked = PROBE.ask(asked(server.getAddress().getPort()));
      PoolStatistics pools = Captured.measured(asked.outcome());
      assertThat(pools.pools().getFirst().timeouts()).hasValue(4);
      assertThat(pools.window()).isGreaterThanOrEqualTo(Duration.ofMillis(50));
      assertThat(asked.text()).contains("hikaricp_pending_threads").doesNotContain("# HELP");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void another_status_is_no_page() throws Exception {
    HttpServer server = serving(404, List.of("not here"));
    try {
      assertThat(PROBE.ask(asked(server.getAddress().getPort())).outcome().whyNot())
          .contains("unreachable: the metrics page answers with status 404");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void a_page_without_end_is_refused() throws Exception {
    HttpServer server = serving(200, List.of("x".repeat(3 * 1024 * 1024)));
    try {
      assertThat(PROBE.ask(asked(server.getAddress().getPort())).outcome().asOptional()).isEmpty();
    } finally {
      server.stop(0);
    }
  }

  @Test
  void a_closed_port_is_unreachable() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertThat(PROBE.ask(asked(port)).outcome())
        .isInstanceOfSatisfying(
            Outcome.Unavailable.class, u -> assertThat(u.reason()).isEqualTo(Reason.UNREACHABLE));
  }

  @Test
  void a_process_that_does_not_accept_times_out() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      assertThat(PROBE.ask(asked(silent.getLocalPort())).outcome())
          .isInstanceOfSatisfying(
              Outcome.Unavailable.class,
              u -> {
                assertThat(u.reason()).isEqualTo(Reason.TIMED_OUT);
                assertThat(u.detail()).contains("without a free descriptor");
              });
    }
  }

  @Test
  void an_interrupt_ends_it() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
      Thread asking =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  PROBE.ask(asked(silent.getLocalPort()));
                  interrupted.complete(false);
                } catch (InterruptedException _) {
                  interrupted.complete(true);
                }
              });
      silent.accept().getInputStream().read();
      asking.interrupt();
      assertThat(interrupted.get(1, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void is_not_asked_without_a_page() throws Exception {
    assertThat(PROBE.ask(Instance.of("orders", "local", new HostPort("a", 1))).outcome())
        .isInstanceOfSatisfying(
            Outcome.Unavailable.class,
            u -> assertThat(u.reason()).isEqualTo(Reason.NOT_CONFIGURED));
  }
}
