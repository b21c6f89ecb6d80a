package dee.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code dee alert test} makes of answers; the real ones are in the test of the server. */
class AlertCommandsTest {

  private static final String SECRET = "a-token-of-the-test-0123456789";

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final AtomicReference<String> authorization = new AtomicReference<>("");
  private final AtomicReference<String> body = new AtomicReference<>("");
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void exits_0_when_the_alert_maps_to_a_service() throws IOException {
    answering(200, "{\"test\":true,\"service\":\"orders\",\"severity\":\"SEV-2\"}");

    assertThat(test()).isZero();
    assertThat(out.toString()).contains("it would be about orders, SEV-2. No incident was opened.");
    assertThat(authorization.get()).isEqualTo("Bearer " + SECRET);
    assertThat(body.get()).contains("\"service\":\"orders\"", "\"dee_test\":\"true\"");
  }

  @Test
  void sends_the_labels_it_is_given() throws IOException {
    answering(200, "{\"test\":true,\"service\":\"orders\",\"severity\":\"SEV-2\"}");

    test("--label", "job=pay-api", "--label", "env=prod");

    assertThat(body.get()).contains("\"job\":\"pay-api\",\"env\":\"prod\"");
  }

  @Test
  void exits_1_when_it_maps_to_none_or_is_refused() throws IOException {
    answering(200, "{\"test\":true}");
    assertThat(test()).isEqualTo(1);
    assertThat(err.toString()).contains("its labels map to no service");

    answering(401, "{\"error\":\"x\"}");
    assertThat(test()).isEqualTo(1);
    assertThat(err.toString()).contains("refused (401)", "reads the secret when it starts");

    answering(200, "<html>\u001b[31msomething else</html>");
    assertThat(test()).isEqualTo(1);
    assertThat(err.toString()).contains("not accepted (200): <html>something else</html>");
  }

  @Test
  void exits_3_when_nobody_answers() throws IOException {
    int port = server.getAddress().getPort();
    server.stop(0);

    assertThat(testAt("http://127.0.0.1:" + port)).isEqualTo(3);
    assertThat(err.toString())
        .contains("http://127.0.0.1:" + port + "/alerts/generic: nobody answered")
        .doesNotContain(SECRET, "\tat ");
  }

  @Test
  void exits_2_when_the_configuration_has_no_such_route_or_no_alerts() throws IOException {
    assertThat(test("--route", "grafana")).isEqualTo(2);
    assertThat(err.toString()).contains("no route 'grafana' under 'alerts'");

    Path bare = Files.writeString(folder.resolve("bare.yaml"), "targets: {a: }\n");
    assertThat(dee("alert", "test", "--config", bare.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("no 'alerts' section");
  }

  private void answering(int status, String answer) {
    try {
      server.removeContext("/alerts/generic");
    } catch (IllegalArgumentException _) {
      // there was none yet
    }
    server.createContext(
        "/alerts/generic",
        exchange -> {
          authorization.set(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
          body.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  private int test(String... more) throws IOException {
    return testAt("http://127.0.0.1:" + server.getAddress().getPort(), more);
  }

  private int testAt(String url, String... more) throws IOException {
    Files.writeString(folder.resolve("token"), SECRET + "\n");
    Path file =
        Files.writeString(
            folder.resolve("dee.yaml"),
            """
            targets: {a: }
            services:
              orders: {instances: [{target: a, port: 80}]}
            alerts:
              generic: {token-file: token}
            """);
    String[] arguments = new String[6 + more.length];
    System.arraycopy(
        new String[] {"alert", "test", "--config", file.toString(), "--url", url},
        0,
        arguments,
        0,
        6);
    System.arraycopy(more, 0, arguments, 6, more.length);
    return dee(arguments);
  }

  private int dee(String... arguments) {
    return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }
}
