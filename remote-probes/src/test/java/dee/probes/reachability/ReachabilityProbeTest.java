package dee.probes.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import dee.probes.Captured;
import dee.probes.HostPort;
import dee.probes.Instance;
import dee.probes.LocalProbe.Asked;
import dee.probes.reachability.Reachability.Attempt;
import dee.probes.reachability.Reachability.Result;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class ReachabilityProbeTest {

  private static final Patience SHORT =
      new Patience(Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofSeconds(3));

  private static Asked<Reachability> ask(HostPort address) throws InterruptedException {
    return new ReachabilityProbe(4, SHORT).ask(Instance.of("orders", "local", address));
  }

  private static void allEnd(Result expected, HostPort address) throws InterruptedException {
    Reachability seen = Captured.measured(ask(address).outcome());
    assertThat(seen.attempts()).hasSize(4).extracting(Attempt::result).containsOnly(expected);
  }

  @ParameterizedTest
  @CsvSource({"HTTP/1.1 200 OK, 200", "HTTP/1.0 503 Slow Down, 503", "HTTP/2 204, 204"})
  void reads_the_status_of_an_answer(String line, int status) throws Exception {
    try (FaultyServer server = FaultyServer.answering(line + "\r\nContent-Length: 0\r\n\r\n")) {
      Reachability seen = Captured.measured(ask(server.address()).outcome());
      assertThat(seen.count(Result.ANSWERED)).isEqualTo(4);
      assertThat(seen.attempts()).extracting(Attempt::status).containsOnly(status);
      assertThat(seen.attempts()).allSatisfy(a -> assertThat(a.connect()).isPresent());
      assertThat(seen.serverErrors()).isEqualTo(status >= 500 ? 4 : 0);
    }
  }

  @Test
  void a_closed_port_refuses() throws Exception {
    allEnd(Result.REFUSED, FaultyServer.closedPort());
  }

  @Test
  void a_full_accept_queue_lets_the_connect_time_out() throws Exception {
    try (FaultyServer server = FaultyServer.full()) {
      allEnd(Result.CONNECT_TIMEOUT, server.address());
    }
  }

  @Test
  void a_silent_server_lets_the_read_time_out() throws Exception {
    try (FaultyServer server = FaultyServer.silent()) {
      allEnd(Result.READ_TIMEOUT, server.address());
    }
  }

  @Test
  void an_rst_after_the_connect_is_a_reset() throws Exception {
    try (FaultyServer server = FaultyServer.resetting()) {
      allEnd(Result.RESET, server.address());
    }
  }

  @Test
  void a_fin_without_bytes_is_an_empty_reply() throws Exception {
    try (FaultyServer server = FaultyServer.answering("")) {
      allEnd(Result.EMPTY_REPLY, server.address());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH_9.2\r\n",
        "\u0015\u0003\u0001\u0000\u0002\u0002",
        "HTTP/1.1 nonsense\r\n"
      })
  void other_bytes_are_no_http(String bytes) throws Exception {
    try (FaultyServer server = FaultyServer.answering(bytes)) {
      allEnd(Result.NOT_HTTP, server.address());
    }
  }

  @Test
  void a_flood_without_a_line_ends_at_the_cap() throws Exception {
    try (FaultyServer server = FaultyServer.answering("x".repeat(20_000))) {
      Reachability seen = Captured.measured(ask(server.address()).outcome());
      assertThat(seen.attempts())
          .extracting(Attempt::result)
          .allMatch(r -> r == Result.NOT_HTTP || r == Result.RESET);
    }
  }

  @Test
  void a_name_without_an_address_is_unresolved() throws Exception {
    allEnd(Result.UNRESOLVED, new HostPort("no-such-host.invalid", 80));
  }

  @Test
  void gives_up_what_is_left_when_the_time_is_over() throws Exception {
    Patience little =
        new Patience(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(400));
    try (FaultyServer server = FaultyServer.silent()) {
      long began = System.nanoTime();
      Reachability seen =
          Captured.measured(
              new ReachabilityProbe(50, little)
                  .ask(Instance.of("orders", "local", server.address()))
                  .outcome());
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
      assertThat(seen.attempts())
          .hasSizeLessThan(50)
          .extracting(Attempt::result)
          .containsOnly(Result.READ_TIMEOUT);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Connection reset, RESET",
    "Broken pipe, RESET",
    "Network is unreachable, NO_ROUTE",
    "Socket closed, OTHER",
    "Protocol error, OTHER"
  })
  void a_failure_while_reading_is_not_guessed_at(String message, Result result) {
    assertThat(HttpTry.reading(new SocketException(message), message.toLowerCase(Locale.ROOT)))
        .isEqualTo(result);
  }

  @Test
  void a_failure_to_connect_of_an_unknown_kind_is_told_in_its_own_words() {
    SocketException odd = new SocketException("Invalid argument");
    assertThat(HttpTry.connecting(odd, "invalid argument")).isEqualTo(Result.OTHER);
    Attempt attempt =
        new Attempt(Result.OTHER, 0, Optional.empty(), Duration.ofMillis(2), odd.toString());
    assertThat(ReachabilityProbe.line(attempt))
        .isEqualTo(
            "failed in another way (java.net.SocketException: Invalid argument) after 2.0 ms");
  }

  @Test
  void an_interrupt_closes_every_connection() throws Exception {
    Patience patient =
        new Patience(Duration.ofSeconds(15), Duration.ofSeconds(15), Duration.ofSeconds(15));
    try (FaultyServer server = FaultyServer.silent()) {
      assertThat(
              Interruption.ends(
                  new ReachabilityProbe(3, patient),
                  server.address(),
                  () -> server.accepted() >= 3,
                  Duration.ofSeconds(5)))
          .isTrue();
      for (int i = 0; i < 3; i++) {
        assertThat(ended(server, i)).isTrue();
      }
    }
  }

  /** Whether a client's connection ends; its request may or may not have been sent by then. */
  private static boolean ended(FaultyServer server, int client) throws IOException {
    server.client(client).setSoTimeout(5000);
    try {
      return server.client(client).getInputStream().readAllBytes() != null;
    } catch (SocketTimeoutException _) {
      return false;
    } catch (SocketException _) {
      return true;
    }
  }

  @Test
  void tells_each_try_in_a_line_and_how_a_person_would_ask() throws Exception {
    try (FaultyServer server = FaultyServer.answering("HTTP/1.1 200 OK\r\n\r\n")) {
      Asked<Reachability> asked =
          new ReachabilityProbe(2).ask(Instance.of("orders", "local", server.address()));
      assertThat(asked.text().lines())
          .hasSize(2)
          .allMatch(l ->
              l.matches("[12]: answered 200 after [\\d.]+ ms \\(connected after [\\d.]+ ms\\)"));
      assertThat(asked.command())
          .isEqualTo("curl -sv --connect-timeout 2 -m 4.5 http://" + server.address() + "/");
    }
  }
}
