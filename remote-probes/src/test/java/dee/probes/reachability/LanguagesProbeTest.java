package dee.probes.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dee.probes.Captured;
import dee.probes.HostPort;
import dee.probes.Instance;
import dee.probes.LocalProbe.Asked;
import dee.probes.reachability.Languages.Reply;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LanguagesProbeTest {

  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  @TempDir Path folder;

  private static Languages ask(HostPort address) throws InterruptedException {
    return Captured.measured(
        new LanguagesProbe(Duration.ofMillis(500))
            .ask(Instance.of("orders", "local", address))
            .outcome());
  }

  private static HostPort address(HttpServer server) {
    return new HostPort("127.0.0.1", server.getAddress().getPort());
  }

  @Test
  void a_server_of_tls_understands_only_that() throws Exception {
    HttpsServer server = HttpsServer.create(ANY_PORT, 5);
    server.setHttpsConfigurator(new HttpsConfigurator(context()));
    server.start();
    try {
      Asked<Languages> asked =
          new LanguagesProbe().ask(Instance.of("orders", "local", address(server)));
      Languages languages = Captured.measured(asked.outcome());
      assertThat(languages.tls()).isEqualTo(Reply.UNDERSTOOD);
      assertThat(languages.tlsOnly()).isTrue();
      assertThat(asked.text().lines())
          .hasSize(2)
          .anyMatch("TLS: understood"::equals)
          .noneMatch("plain HTTP: understood"::equals);
    } finally {
      server.stop(0);
    }
  }

  /** A key of its own, which nobody trusts, made by the JDK's keytool. */
  private SSLContext context() throws Exception {
    Path keys = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "test",
                "-keyalg",
                "EC",
                "-dname",
                "CN=test",
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keystore",
                keys.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor()).as(said).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, "changeit".toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, "changeit".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  @Test
  void a_server_of_plain_http_understands_only_that() throws Exception {
    HttpServer server = HttpServer.create(ANY_PORT, 5);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    try {
      assertThat(ask(address(server)).plainOnly()).isTrue();
    } finally {
      server.stop(0);
    }
  }

  @Test
  void an_answer_of_http_to_tls_is_another_language() throws Exception {
    try (FaultyServer server = FaultyServer.greeting("HTTP/1.1 400 Bad Request\r\n\r\n")) {
      assertThat(ask(server.address()))
          .isEqualTo(new Languages(Reply.UNDERSTOOD, Reply.OTHER_LANGUAGE));
    }
  }

  @Test
  void an_alert_of_tls_is_tls() throws Exception {
    try (FaultyServer server = FaultyServer.greeting("\u0015\u0003\u0003\u0000\u0002\u0002(")) {
      assertThat(ask(server.address()))
          .isEqualTo(new Languages(Reply.OTHER_LANGUAGE, Reply.UNDERSTOOD));
    }
  }

  @Test
  void bytes_of_neither_are_another_language_for_both() throws Exception {
    try (FaultyServer server = FaultyServer.greeting("SSH-2.0-OpenSSH_9.2\r\n")) {
      assertThat(ask(server.address()))
          .isEqualTo(new Languages(Reply.OTHER_LANGUAGE, Reply.OTHER_LANGUAGE));
    }
  }

  @Test
  void silence_and_closed_ports_say_nothing_about_the_language() throws Exception {
    try (FaultyServer server = FaultyServer.silent()) {
      assertThat(ask(server.address())).isEqualTo(new Languages(Reply.NOTHING, Reply.NOTHING));
    }
    assertThat(ask(FaultyServer.closedPort()))
        .isEqualTo(new Languages(Reply.NOTHING, Reply.NOTHING));
  }

  @Test
  void a_server_that_just_closes_or_resets_is_seen_doing_so() throws Exception {
    try (FaultyServer server = FaultyServer.greeting("")) {
      assertThat(ask(server.address())).isEqualTo(new Languages(Reply.CLOSED, Reply.CLOSED));
    }
    try (FaultyServer server = FaultyServer.resettingAfterAByte()) {
      assertThat(ask(server.address())).isEqualTo(new Languages(Reply.RESET, Reply.RESET));
    }
  }

  @Test
  void an_interrupt_ends_it_at_once() throws Exception {
    try (FaultyServer server = FaultyServer.silent()) {
      assertThat(
              Interruption.ends(
                  new LanguagesProbe(Duration.ofSeconds(20)),
                  server.address(),
                  () -> server.accepted() >= 2,
                  Duration.ofSeconds(5)))
          .isTrue();
    }
  }
}
