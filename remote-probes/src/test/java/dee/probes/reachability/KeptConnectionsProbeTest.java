package dee.probes.reachability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dee.probes.Captured;
import dee.probes.HostPort;
import dee.probes.Instance;
import dee.probes.LocalProbe.Asked;
import dee.probes.reachability.KeptConnections.End;
import dee.probes.reachability.KeptConnections.Try;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class KeptConnectionsProbeTest {

  private static final List<Duration> SHORT = Stream.of(100, 300).map(Duration::ofMillis).toList();

  private static KeptConnections ask(HostPort address, List<Duration> pauses)
      throws InterruptedException {
    return Captured.measured(
        new KeptConnectionsProbe(pauses).ask(Instance.of("orders", "local", address)).outcome());
  }

  private static void allEnd(End expected, HostPort address) throws InterruptedException {
    assertThat(ask(address, SHORT).tries()).hasSize(2).extracting(Try::end).containsOnly(expected);
  }

  @Test
  void finds_after_how_much_idleness_a_server_closes() throws Exception {
    try (KeepingServer server =
        new KeepingServer(KeepingServer.LENGTH, KeptConnectionsProbeTest::closeWhenIdle)) {
      long began = System.nanoTime();
      Asked<KeptConnections> asked =
          new KeptConnectionsProbe().ask(Instance.of("orders", "local", server.address()));
      KeptConnections kept = Captured.measured(asked.outcome());

      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(7));
      assertThat(kept.tries())
          .extracting(Try::end)
          .containsExactly(End.ANSWERED, End.ANSWERED, End.CLOSED, End.CLOSED, End.CLOSED);
      assertThat(kept.serverClosesAfter().orElseThrow().toMillis()).isCloseTo(1500, within(400L));
      assertThat(kept.keptFor().orElseThrow().toMillis()).isCloseTo(1000, within(400L));
      assertThat(kept.lostAfter()).isEmpty();
      assertThat(asked.text().lines())
          .hasSize(5)
          .allMatch(
              l -> l.matches("[01]\\.\\d s idle: (answered|closed by the server while idle)"));
      assertThat(asked.command())
          .startsWith("(printf 'GET / HTTP/1.1\\r\\nHost: " + server.address() + "\\r\\n\\r\\n'; ")
          .contains("sleep 4.5");
    }
  }

  private static void closeWhenIdle(Socket client) throws IOException {
    client.setSoTimeout(1500);
    try {
      while (KeepingServer.request(client)) {
        client.getOutputStream().write(KeepingServer.LENGTH.getBytes(StandardCharsets.US_ASCII));
      }
    } catch (SocketTimeoutException _) {
      client.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        KeepingServer.LENGTH,
        KeepingServer.CHUNKED,
        "HTTP/1.1 204 No Content\r\n\r\n",
        "HTTP/1.0 200 OK\r\nconnection: keep-alive\r\nCONTENT-LENGTH: 0\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\n" + KeepingServer.LENGTH
      })
  void a_second_request_is_answered_after_a_whole_answer(String answer) throws Exception {
    KeepingServer[] self = new KeepingServer[1];
    try (KeepingServer server = new KeepingServer(answer, client -> self[0].goOn(client))) {
      self[0] = server;
      allEnd(End.ANSWERED, server.address());
    }
  }

  @Test
  void what_is_closed_at_once_without_a_word_is_not_kept() throws Exception {
    try (KeepingServer server = new KeepingServer(KeepingServer.LENGTH, Socket::close)) {
      allEnd(End.NOT_KEPT, server.address());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok",
        "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok",
        "HTTP/1.1 200 OK\r\n\r\nuntil the end",
        "HTTP/1.1 200 OK\r\nContent-Length: 262145\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7fffff\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nno size\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\ntoo",
        "SSH-2.0-OpenSSH_9.2\r\n"
      })
  void an_answer_that_nobody_could_wait_for_is_not_kept(String answer) throws Exception {
    try (KeepingServer server = new KeepingServer(answer, Socket::close)) {
      allEnd(End.NOT_KEPT, server.address());
    }
  }

  @Test
  void a_reset_in_the_pause_is_told_from_one_when_used_again() throws Exception {
    try (KeepingServer server = new KeepingServer(KeepingServer.LENGTH, KeepingServer::reset)) {
      allEnd(End.RESET_WHILE_IDLE, server.address());
    }
    try (KeepingServer server =
        new KeepingServer(
            KeepingServer.LENGTH,
            client -> {
              boolean _ = KeepingServer.request(client);
              KeepingServer.reset(client);
            })) {
      KeptConnections kept = ask(server.address(), SHORT);
      assertThat(kept.count(End.RESET)).isEqualTo(2);
      assertThat(kept.tries()).extracting(Try::freshAnswered).containsOnly(Optional.of(true));
      assertThat(kept.lostAfter().orElseThrow().toMillis()).isCloseTo(100, within(90L));
    }
  }

  @Test
  void a_fin_when_used_again_is_an_empty_reply() throws Exception {
    try (KeepingServer server =
        new KeepingServer(
            KeepingServer.LENGTH,
            client -> {
              boolean _ = KeepingServer.request(client);
              client.close();
            })) {
      allEnd(End.EMPTY_REPLY, server.address());
    }
  }

  @Test
  void silence_on_a_kept_connection_while_new_ones_are_answered() throws Exception {
    try (KeepingServer server = new KeepingServer(KeepingServer.LENGTH, _ -> {})) {
      KeptConnections kept = ask(server.address(), SHORT);
      assertThat(kept.count(End.SILENT)).isEqualTo(2);
      assertThat(kept.tries()).extracting(Try::freshAnswered).containsOnly(Optional.of(true));
      assertThat(KeptConnectionsProbe.line(kept.tries().getFirst()))
          .isEqualTo("0.1 s idle: silent when used again; a new connection is answered");
    }
  }

  @Test
  void a_service_that_never_answers_keeps_nothing() throws Exception {
    try (FaultyServer server = FaultyServer.silent()) {
      allEnd(End.NEVER_ANSWERED, server.address());
    }
    try (FaultyServer server = FaultyServer.full()) {
      allEnd(End.NEVER_ANSWERED, server.address());
    }
    allEnd(End.NEVER_ANSWERED, FaultyServer.closedPort());
    allEnd(End.NEVER_ANSWERED, new HostPort("no-such-host.invalid", 80));
  }

  @Test
  void an_interrupt_closes_every_connection() throws Exception {
    try (KeepingServer server = new KeepingServer(KeepingServer.LENGTH, _ -> {})) {
      assertThat(
              Interruption.ends(
                  new KeptConnectionsProbe(List.of(Duration.ofSeconds(4))),
                  server.address(),
                  () -> !server.clients().isEmpty(),
                  Duration.ofSeconds(3)))
          .isTrue();
      assertThat(ended(server.clients().getFirst())).isTrue();
    }
  }

  private static boolean ended(Socket client) throws IOException {
    client.setSoTimeout(3000);
    try {
      while (client.getInputStream().read() >= 0) {
        // The rest of its request.
      }
      return true;
    } catch (SocketTimeoutException _) {
      return false;
    } catch (SocketException _) {
      return true;
    }
  }
}
