package dee.bot.mitigation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dee.bot.mitigation.Health.Checked;
import dee.bot.target.Caution;
import dee.bot.target.Service;
import dee.probes.HostPort;
import dee.probes.Instance;
import dee.probes.reachability.ReachabilityProbe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real requests, and real connections counted over real SSH. */
class HealthFromOutsideTest {

  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  @TempDir Path folder;
  private RealShells real;
  private Health health;

  @BeforeEach
  void start() {
    real = RealShells.in(folder);
    health =
        new HealthFromOutside(
            new ReachabilityProbe(4), Duration.ofSeconds(4), real.shells(), OrdersWorld.TEXTS);
  }

  @AfterEach
  void stop() {
    real.close();
  }

  private static Instance at(int port) {
    return Instance.of("orders", "orders-1", new HostPort(HERE.getHostAddress(), port));
  }

  private static HttpServer answering(int firstErrors) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(HERE, 0), 16);
    AtomicInteger count = new AtomicInteger();
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(count.incrementAndGet() <= firstErrors ? 503 : 200, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  @Test
  void an_instance_that_answers_all_requests_is_well() throws Exception {
    HttpServer server = answering(0);
    try {
      assertThat(health.answers(at(server.getAddress().getPort())))
          .isEqualTo(new Checked(true, "answers 4 of 4"));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void it_gets_some_time_to_begin_with() throws Exception {
    HttpServer server = answering(2);
    try {
      assertThat(health.answers(at(server.getAddress().getPort())).good()).isTrue();
    } finally {
      server.stop(0);
    }
  }

  @Test
  void errors_and_silence_are_not_well() throws Exception {
    HttpServer server = answering(Integer.MAX_VALUE);
    int port = server.getAddress().getPort();
    try {
      assertThat(health.answers(at(port)))
          .isEqualTo(new Checked(false, "answers 4 of 4, 4 with a server error"));
    } finally {
      server.stop(0);
    }
    assertThat(health.answers(at(port))).isEqualTo(new Checked(false, "answers 0 of 4"));
  }

  private static Service settling(Duration settle) {
    Caution caution = new Caution(0, Duration.ofSeconds(1), Duration.ofHours(1), settle);
    return OrdersWorld.inventory(1, Map.of(), caution).service("orders").orElseThrow();
  }

  @Test
  void a_drained_instance_is_quiet_though_old_connections_stay() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 8, HERE);
        Socket old = new Socket(HERE, server.getLocalPort())) {
      assertThat(old.isConnected()).isTrue();

      Checked checked = health.drained(at(server.getLocalPort()), settling(Duration.ofSeconds(1)));

      assertThat(checked).isEqualTo(new Checked(true, "no new connections for 1 s"));
    }
  }

  @Test
  void connections_that_do_not_stop_are_told_and_do_not_hold_a_plan_up_for_ever() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 50, HERE)) {
      Thread client = Thread.ofVirtual().start(() -> connectOn(server));

      Checked checked = health.drained(at(server.getLocalPort()), settling(Duration.ofSeconds(1)));
      client.interrupt();
      client.join();

      assertThat(checked.good()).isTrue();
      assertThat(checked.says()).matches("still [0-9]+ new connections in 3 s; a balancer's.*");
    }
  }

  @Test
  void connections_to_a_neighbour_on_the_same_port_do_not_count() throws Exception {
    InetAddress next = InetAddress.getByName("127.0.0.2");
    try (ServerSocket drained = new ServerSocket(0, 8, HERE);
        ServerSocket busy = new ServerSocket(drained.getLocalPort(), 50, next)) {
      Thread client = Thread.ofVirtual().start(() -> connectOn(busy));

      Checked checked = health.drained(at(drained.getLocalPort()), settling(Duration.ofSeconds(1)));
      client.interrupt();
      client.join();

      assertThat(checked).isEqualTo(new Checked(true, "no new connections for 1 s"));
    }
  }

  /** One new connection every 50 ms, each held for a while. */
  private static void connectOn(ServerSocket server) {
    java.util.ArrayDeque<Socket> held = new java.util.ArrayDeque<>();
    try {
      while (!server.isClosed()) {
        held.add(new Socket(server.getInetAddress(), server.getLocalPort()));
        held.add(server.accept());
        if (held.size() > 60) {
          held.remove().close();
          held.remove().close();
        }
        Thread.sleep(50);
      }
    } catch (IOException | InterruptedException _) {
      // The test is over.
    } finally {
      for (Socket socket : List.copyOf(held)) {
        try {
          socket.close();
        } catch (IOException _) {
          // It is closed then.
        }
      }
    }
  }
}
