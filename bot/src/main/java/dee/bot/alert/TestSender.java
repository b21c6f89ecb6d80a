package dee.bot.alert;

import dee.bot.target.AlertRoute;
import dee.bot.target.AlertSecret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Sends a test alert to a running Dee, the way a monitor sends a real one. */
public record TestSender(AlertRoute route, AlertSecret secret, InstantSource clock) {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String NAME = "DeeTest";
  private static final String SAYS = "a test alert, nothing is wrong";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * Sends it.
   *
   * @param base the address Dee listens on, without the route's path
   * @throws IOException when Dee was not reached, or did not answer in time
   */
  public TestAnswer send(URI base, Map<String, String> labels)
      throws IOException, InterruptedException {
    byte[] body = body(labels).getBytes(StandardCharsets.UTF_8);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base.toString().replaceFirst("/+$", "") + route.path()))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    switch (secret.kind()) {
      case TOKEN -> request.header("Authorization", "Bearer " + secret.value());
      case HMAC -> {
        String now = Long.toString(clock.instant().getEpochSecond());
        request.header(SenderCheck.TIMESTAMP, now);
        request.header(SenderCheck.SIGNATURE, "sha256=" + SenderCheck.signature(secret, now, body));
      }
    }
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpResponse<String> response =
          client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
      return TestAnswer.of(response.statusCode(), response.body());
    }
  }

  private String body(Map<String, String> labels) {
    ObjectNode root = JSON.createObjectNode();
    ObjectNode alert = JSON.createObjectNode();
    ObjectNode marked = alert.putObject("labels");
    labels.forEach(marked::put);
    marked.put(Alert.TEST_LABEL, "true");
    switch (route) {
      case ALERTMANAGER, GRAFANA -> {
        root.put("version", route == AlertRoute.GRAFANA ? "1" : "4");
        marked.put("alertname", NAME);
        alert.putObject("annotations").put("summary", SAYS);
        alert.put("startsAt", clock.instant().toString());
      }
      case GENERIC -> {
        root.put("source", "dee alert test");
        alert.put("name", NAME).put("text", SAYS).put("since", clock.instant().toString());
      }
    }
    alert.put("status", "firing");
    root.put("status", "firing").putArray("alerts").add(alert);
    return root.toString();
  }
}
