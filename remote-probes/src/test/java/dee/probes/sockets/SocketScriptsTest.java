package dee.probes.sockets;

import static dee.probes.Captured.measured;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dee.probes.HostPort;
import dee.probes.Instance;
import dee.probes.Outcome;
import dee.probes.ShellProbe;
import dee.probes.shell.LocalShell;
import dee.probes.shell.LocalShell.Kind;
import dee.probes.shell.Script;
import dee.probes.shell.ScriptOutput;
import dee.probes.sockets.Listeners.Listener;
import dee.probes.sockets.Outgoing.Peer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The scripts, streamed to every shell, about sockets of this very process. */
@Timeout(60)
class SocketScriptsTest {

  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  @AfterEach
  void close() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void counts_every_connection_to_a_peer_and_looks_at_some(Kind kind) throws Exception {
    ServerSocket service = listen("127.0.8.6", 5);
    ServerSocket leaked = listen("127.0.8.7", 1000);
    ServerSocket database = listen("127.0.8.8", 5);
    for (int i = 0; i < 700; i++) {
      Socket socket = connect(leaked);
      if (i % 2 == 0) {
        socket.getOutputStream().write('?');
      }
    }
    connect(database).getOutputStream().write('?');
    Outgoing outgoing = measured(ask(kind, service, "127.0.8.6", new OutgoingProbe()));

    Peer many = outgoing.toPort(leaked.getLocalPort()).getFirst();
    assertThat(many.peer()).isEqualTo(new HostPort("127.0.8.7", leaked.getLocalPort()));
    assertThat(many.established()).isEqualTo(700);
    Peer one = outgoing.toPort(database.getLocalPort()).getFirst();
    assertThat(one.established()).isEqualTo(1);
    assertThat(outgoing.toPort(service.getLocalPort())).isEmpty();
    if (kind == Kind.BUSYBOX) {
      assertThat(many.told()).isFalse();
      assertThat(many.exchanges()).isEmpty();
      return;
    }
    assertThat(many.told()).isTrue();
    assertThat(many.waiting()).isCloseTo(350, within(140L));
    assertThat(many.active()).isLessThanOrEqualTo(700);
    assertThat(many.exchanges()).contains(0L);
    assertThat(one.waiting()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void estimates_how_many_of_all_clients_that_left_were_answered(Kind kind) throws Exception {
    ServerSocket service = listen("127.0.8.6", 5);
    for (int i = 0; i < 1400; i++) {
      Socket client = new Socket(service.getInetAddress(), service.getLocalPort());
      Socket accepted = service.accept();
      open.push(accepted);
      client.getOutputStream().write('?');
      assertThat(accepted.getInputStream().read()).isEqualTo('?');
      if (i % 4 != 0) {
        accepted.getOutputStream().write('!');
        assertThat(client.getInputStream().read()).isEqualTo('!');
      }
      client.close();
    }
    CloseWaits waits = measured(ask(kind, service, "127.0.8.6", new CloseWaitProbe()));
    assertThat(waits.total()).isEqualTo(1400);
    assertThat(waits.owned()).isEqualTo(1400);
    assertThat(waits.closed()).isZero();
    if (kind == Kind.BUSYBOX) {
      assertThat(waits.unknown()).isEqualTo(1400);
      return;
    }
    assertThat(waits.answered()).isCloseTo(1050, within(70L));
    assertThat(waits.unanswered()).isCloseTo(350, within(70L));
    assertThat(waits.unknown()).isLessThanOrEqualTo(1);
    assertThat(waits.answeredLong()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void shows_who_listens_on_loopback_alone_where_nothing_else_is_on_the_port(Kind kind)
      throws Exception {
    ServerSocket service = listen("127.0.8.6", 5);
    // An address for documents: it is nobody's.
    Listeners listeners = measured(ask(kind, service, "192.0.2.1", new ListenersProbe()));
    assertThat(listeners.onPort())
        .extracting(Listener::address)
        .containsExactly("127.0.8.6:" + service.getLocalPort());
    assertThat(measured(ask(kind, service, "127.0.8.5", new ListenersProbe())).onPort()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void tells_ipv6_listeners_apart_however_they_are_spelled(Kind kind) throws Exception {
    ServerSocket service = listen("::1", 5);
    open.push(new ServerSocket(service.getLocalPort(), 5, InetAddress.ofLiteral("127.0.8.6")));
    connect(service);
    Listeners listeners = measured(ask(kind, service, "::1", new ListenersProbe()));
    assertThat(listeners.onPort())
        .extracting(Listener::address)
        .containsExactly("[::1]:" + service.getLocalPort());
    assertThat(listeners.queued()).isEqualTo(1);
    SocketStates states = measured(ask(kind, service, "::1", new SocketStatesProbe()));
    assertThat(states.byState()).containsEntry(TcpState.ESTABLISHED, 1L);
    SocketStates other = measured(ask(kind, service, "127.0.8.6", new SocketStatesProbe()));
    assertThat(other.byState()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void counts_connections_that_a_process_holds_and_no_queued_ones(Kind kind) throws Exception {
    ServerSocket service = listen("127.0.8.6", 5);
    for (int i = 0; i < 3; i++) {
      connect(service);
      open.push(service.accept());
    }
    connect(service);
    Peers peers = measured(ask(kind, service, "127.0.8.6", new PeersProbe()));
    assertThat(peers.opening().count()).isZero();
    assertThat(peers.established().count()).isEqualTo(3);
    assertThat(peers.established().unacknowledged()).isZero();
    assertThat(peers.established().idle()).isZero();
    assertThat(peers.established().agesTold()).isEqualTo(kind != Kind.BUSYBOX);
    assertThat(measured(ask(kind, service, "127.0.8.5", new PeersProbe())).established().count())
        .isZero();
  }

  private ServerSocket listen(String address, int backlog) throws IOException {
    ServerSocket socket = new ServerSocket(0, backlog, InetAddress.ofLiteral(address));
    open.push(socket);
    return socket;
  }

  private Socket connect(ServerSocket server) throws IOException {
    Socket socket = new Socket(server.getInetAddress(), server.getLocalPort());
    open.push(socket);
    return socket;
  }

  private static <R> Outcome<R> ask(
      Kind kind, ServerSocket service, String address, ShellProbe<R> probe) throws Exception {
    assumeTrue(kind.installed(), () -> kind + " is not installed");
    HostPort at = new HostPort(address, service.getLocalPort());
    try (LocalShell shell = new LocalShell(kind)) {
      ScriptOutput answer =
          shell.run(
              new Script(
                  Instance.of("orders", "local", at),
                  List.of(probe),
                  OptionalInt.empty(),
                  false,
                  Duration.ofMillis(200),
                  "b0undary0000"));
      assertThat(answer.stderr()).isEmpty();
      return probe.parse(answer.of(probe.id()).orElseThrow());
    }
  }
}
