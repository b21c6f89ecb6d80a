package dee.bot.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dee.bot.incident.Actor;
import dee.bot.incident.Errand;
import dee.bot.incident.Happening.AlertReceived;
import dee.bot.incident.Happening.AlertResolved;
import dee.bot.incident.Happening.StatusChanged;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Severity;
import dee.bot.incident.Status;
import dee.bot.incident.TimelineEntry;
import dee.bot.room.Deed;
import dee.bot.room.Post;
import dee.bot.target.AlertRoute;
import dee.bot.target.AlertSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertServerTest {

  @TempDir Path folder;

  private RunningServer dee;

  @BeforeEach
  void start() throws IOException {
    dee = new RunningServer(folder);
  }

  @AfterEach
  void stop() {
    dee.close();
  }

  @Test
  void an_alert_of_alertmanager_is_written_before_it_is_answered() throws Exception {
    HttpResponse<String> answer = dee.alertmanager(Payloads.ALERTMANAGER);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo("{\"alerts\":{\"opened\":1,\"passed\":1},\"incidents\":[\"INC-1\"]}\n");
    assertThat(dee.incidents.incidents())
        .singleElement()
        .satisfies(incident -> {
          assertThat(incident.service()).isEqualTo("orders");
          assertThat(incident.severity()).isEqualTo(Severity.SEV_1);
          assertThat(incident.summary()).isEqualTo("orders: connections are reset");
        });
    assertThat(dee.incidents.agenda().keySet())
        .containsExactly(
            new Errand(Errand.Kind.INVESTIGATE, new IncidentId(1), "connection-reset"));
    assertThat(dee.said)
        .extracting(Object::getClass)
        .containsExactly(Post.Announcement.class, Post.AlertPost.class);
  }

  @Test
  void the_same_alert_again_is_counted_and_not_repeated() throws Exception {
    dee.alertmanager(Payloads.ALERTMANAGER);
    HttpResponse<String> again = dee.alertmanager(Payloads.ALERTMANAGER);

    assertThat(again.body()).contains("\"repeated\":1");
    assertThat(timeline()).hasSize(2);
    assertThat(dee.counts.of("alerts", "alertmanager", "repeated")).isEqualTo(1);
    assertThat(dee.counts.of("requests", "alertmanager", "accepted")).isEqualTo(2);
  }

  @Test
  void grafana_signs_its_body() throws Exception {
    assertThat(dee.grafana(Payloads.GRAFANA, RunningServer.NOW, RunningServer.KEY).statusCode())
        .isEqualTo(200);

    assertThat(timeline().getLast().what())
        .isInstanceOfSatisfying(
            AlertReceived.class, alert -> assertThat(alert.name()).isEqualTo("Orders error rate"));
    assertThat(timeline().getLast().by()).isEqualTo(new Actor.Monitor("Grafana"));
  }

  @Test
  void a_signature_that_is_old_or_made_with_another_key_is_refused() throws Exception {
    Duration tolerance = SenderCheck.TOLERANCE;

    assertThat(
            dee.grafana(
                    Payloads.GRAFANA,
                    RunningServer.NOW.minus(tolerance).minusSeconds(1),
                    RunningServer.KEY)
                .statusCode())
        .isEqualTo(401);
    assertThat(
            dee.grafana(
                    Payloads.GRAFANA,
                    RunningServer.NOW.plus(tolerance).plusSeconds(1),
                    RunningServer.KEY)
                .statusCode())
        .isEqualTo(401);
    assertThat(
            dee.grafana(Payloads.GRAFANA, RunningServer.NOW, RunningServer.KEY + "x").statusCode())
        .isEqualTo(401);
    assertThat(
            dee.send(dee.request("/alerts/grafana").POST(BodyPublishers.ofString(Payloads.GRAFANA)))
                .statusCode())
        .isEqualTo(401);
    nothingHappened("grafana", "unauthenticated", 4);
  }

  @Test
  void a_token_must_be_there_and_right_and_that_of_the_route() throws Exception {
    for (String header :
        List.of("Bearer wrong", "Bearer ", RunningServer.TOKEN, "Bearer " + RunningServer.KEY)) {
      HttpResponse<String> answer =
          dee.send(
              dee.request("/alerts/alertmanager")
                  .header("Authorization", header)
                  .POST(BodyPublishers.ofString(Payloads.ALERTMANAGER)));
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body())
          .isEqualTo("{\"error\":\"the token or signature is missing or wrong\"}\n");
    }
    nothingHappened("alertmanager", "unauthenticated", 4);
  }

  @Test
  void a_route_that_is_not_configured_is_not_there() throws Exception {
    for (String path : List.of("/alerts/generic", "/alerts/other", "/alerts/a/b", "/alerts", "/")) {
      assertThat(dee.send(dee.request(path).POST(BodyPublishers.ofString("{}"))).statusCode())
          .isEqualTo(404);
    }
    nothingHappened("none", "no-such-route", 4);
    assertThat(dee.counts.of("refusals", "generic", "no-such-route")).isEqualTo(1);
  }

  @Test
  void other_methods_and_types_and_bodies_are_refused_with_a_line_and_a_counter() throws Exception {
    String bearer = "Bearer " + RunningServer.TOKEN;
    HttpResponse<String> method = dee.send(dee.request("/alerts/alertmanager").GET());
    HttpResponse<String> type =
        dee.send(
            dee.request("/alerts/alertmanager")
                .setHeader("Content-Type", "text/plain")
                .header("Authorization", bearer)
                .POST(BodyPublishers.ofString(Payloads.ALERTMANAGER)));
    HttpResponse<String> shape = dee.alertmanager("{\"alerts\": 12}");
    HttpResponse<String> deep =
        dee.alertmanager("{\"x\":" + "[".repeat(9999) + "]".repeat(9999) + "}");

    assertThat(method.statusCode()).isEqualTo(405);
    assertThat(type.statusCode()).isEqualTo(415);
    assertThat(shape.statusCode()).isEqualTo(400);
    assertThat(shape.body()).isEqualTo("{\"error\":\"'alerts' of the body must be a list\"}\n");
    assertThat(deep.statusCode()).isEqualTo(400);
    for (HttpResponse<String> answer : List.of(method, type, shape, deep)) {
      assertThat(answer.body()).matches("\\{\"error\":\"[^\\n]{1,200}\"}\\n");
    }
    nothingHappened("alertmanager", "malformed", 2);
    assertThat(dee.counts.of("refusals", "alertmanager", "wrong-method")).isEqualTo(1);
    assertThat(dee.counts.of("refusals", "alertmanager", "not-json")).isEqualTo(1);
  }

  @Test
  void a_huge_body_is_refused_with_and_without_a_length() throws Exception {
    byte[] huge = new byte[3 * RequestBody.LARGEST];

    HttpResponse<String> announced =
        dee.send(
            dee.request("/alerts/alertmanager")
                .header("Authorization", "Bearer " + RunningServer.TOKEN)
                .POST(BodyPublishers.ofByteArray(huge)));
    HttpResponse<String> chunked =
        dee.send(
            dee.request("/alerts/alertmanager")
                .header("Authorization", "Bearer " + RunningServer.TOKEN)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(huge))));

    assertThat(announced.statusCode()).isEqualTo(413);
    assertThat(chunked.statusCode()).isEqualTo(413);
    nothingHappened("alertmanager", "too-large", 2);
  }

  @Test
  void a_sender_of_a_byte_now_and_then_is_cut_off() throws Exception {
    String head =
        "POST /alerts/alertmanager HTTP/1.1\r\nHost: dee\r\nContent-Type: application/json\r\n"
            + "Authorization: Bearer "
            + RunningServer.TOKEN
            + "\r\nContent-Length: 100000\r\n\r\n";
    assertThat(trickle(head)).startsWith("HTTP/1.1 408 ");
    nothingHappened("alertmanager", "too-slow", 1);
  }

  @Test
  void a_sender_that_never_ends_its_headers_is_cut_off() throws Exception {
    assertThat(trickle("POST /alerts/alertmanager HTTP/1.1\r\nX-Slow: ")).isEmpty();
  }

  @Test
  void only_so_many_are_listened_to_at_a_time() throws Exception {
    List<Socket> sockets = new ArrayList<>();
    List<String> answers = new ArrayList<>();
    try {
      for (int i = 0; i < AlertEndpoint.AT_A_TIME + 8; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), dee.port());
        socket.setSoTimeout(15_000);
        sockets.add(socket);
        socket
            .getOutputStream()
            .write(
                "POST /alerts/grafana HTTP/1.1\r\nHost: dee\r\nContent-Length: 10\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
      }
      for (Socket socket : sockets) {
        answers.add(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII));
      }
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }

    assertThat(answers).containsOnly("HTTP/1.1 503", "HTTP/1.1 408");
    assertThat(dee.counts.of("refusals", "grafana", "busy")).isPositive();
  }

  /** Sends that, then single bytes until the other side ends it; what it answered. */
  private String trickle(String head) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), dee.port())) {
      socket.setSoTimeout(100);
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      StringBuilder answer = new StringBuilder();
      while (System.nanoTime() < deadline) {
        try {
          out.write('a');
          int next = in.read();
          if (next < 0) {
            return answer.toString();
          }
          answer.append((char) next);
          answer.append(new String(in.readNBytes(in.available()), StandardCharsets.US_ASCII));
        } catch (SocketTimeoutException _) {
          // it still listens
        } catch (IOException _) {
          return answer.toString();
        }
      }
    }
    throw new AssertionError("it was not cut off");
  }

  @Test
  void what_cannot_be_written_is_to_be_sent_again() throws Exception {
    dee.fullDisk.set(true);
    HttpResponse<String> refused = dee.alertmanager(Payloads.ALERTMANAGER);
    dee.fullDisk.set(false);
    HttpResponse<String> again = dee.alertmanager(Payloads.ALERTMANAGER);

    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).contains("10");
    assertThat(refused.body()).doesNotContain("Exception");
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).contains("\"opened\":1");
    assertThat(dee.counts.of("refusals", "alertmanager", "not-written")).isEqualTo(1);
  }

  @Test
  void an_alert_that_maps_to_nothing_is_accepted_and_counted() throws Exception {
    HttpResponse<String> answer =
        dee.alertmanager("{\"alerts\":[{\"labels\":{\"alertname\":\"X\",\"service\":\"mail\"}}]}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"unmatched\":1");
    assertThat(dee.incidents.incidents()).isEmpty();
    assertThat(dee.counts.of("alerts", "alertmanager", "unmatched")).isEqualTo(1);
  }

  @Test
  void a_delivery_for_two_services_opens_two_incidents() throws Exception {
    dee.alertmanager(
        """
        {"alerts":[{"labels":{"alertname":"A","service":"orders"}},
                   {"labels":{"alertname":"B","job":"pay-api"}}]}
        """);

    assertThat(dee.incidents.incidents())
        .extracting(incident -> incident.service())
        .containsExactlyInAnyOrder("orders", "pay");
    assertThat(dee.incidents.agenda()).hasSize(1);
  }

  @Test
  void an_alert_that_ends_after_its_incident_was_resolved_is_on_record() throws Exception {
    dee.alertmanager("{\"alerts\":[{\"labels\":{\"service\":\"orders\"}}]}");
    dee.incidents.write(
        new IncidentId(1),
        Actor.person("ada"),
        RunningServer.NOW,
        _ -> Deed.of(new StatusChanged(Status.RESOLVED)));
    int before = dee.said.size();

    HttpResponse<String> answer =
        dee.alertmanager(
            "{\"status\":\"resolved\",\"alerts\":[{\"labels\":{\"service\":\"orders\"}}]}");

    assertThat(answer.body()).contains("\"resolved\":1", "INC-1");
    assertThat(timeline().getLast().what()).isInstanceOf(AlertResolved.class);
    assertThat(dee.said).hasSize(before);
  }

  @Test
  void a_test_alert_says_one_line_and_opens_nothing() throws Exception {
    TestAnswer mapped = test(Map.of("service", "orders", "severity", "critical"));
    TestAnswer unmatched = test(Map.of("service", "mail"));

    assertThat(mapped).isEqualTo(new TestAnswer.Mapped("orders", "SEV-1"));
    assertThat(unmatched).isEqualTo(new TestAnswer.Unmatched());
    assertThat(dee.incidents.incidents()).isEmpty();
    assertThat(dee.incidents.agenda()).isEmpty();
    assertThat(dee.said)
        .containsExactly(
            Post.Notice.info("alert.test", "Alertmanager", "orders", "SEV-1"),
            Post.Notice.warning("alert.test.unmatched", "Alertmanager"));
  }

  private TestAnswer test(Map<String, String> labels) throws Exception {
    AlertRoute route = AlertRoute.ALERTMANAGER;
    return new TestSender(
            route, Objects.requireNonNull(dee.secrets.get(route)), () -> RunningServer.NOW)
        .send(dee.address(""), labels);
  }

  @Test
  void says_that_it_is_well() throws Exception {
    HttpResponse<String> answer = dee.send(dee.request("/healthz").GET());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("ok\n");
  }

  @Test
  void says_which_port_is_taken() throws Exception {
    AlertSettings taken =
        new AlertSettings(
            "127.0.0.1",
            dee.port(),
            dee.settings.surge(),
            dee.settings.secrets(),
            dee.settings.mapping());
    Map<String, String> environment = Map.of("T", RunningServer.TOKEN, "K", RunningServer.KEY);

    assertThatThrownBy(() -> AlertServer.start(taken, dee.intake, environment))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("127.0.0.1:" + dee.port() + ": another process uses that port");
  }

  private List<TimelineEntry> timeline() {
    return dee.incidents.timeline(new IncidentId(1));
  }

  private void nothingHappened(String route, String reason, long times) {
    assertThat(dee.incidents.incidents()).isEmpty();
    assertThat(dee.said).isEmpty();
    assertThat(dee.counts.of("refusals", route, reason)).isEqualTo(times);
    assertThat(dee.counts.of("requests", route, "accepted")).isZero();
  }
}
