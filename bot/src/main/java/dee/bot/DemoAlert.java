package dee.bot;

import dee.bot.lab.ClientLog;
import dee.bot.lab.Lab;
import dee.bot.lab.Scenario;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Raises an alert with what the lab's clients really saw, as a monitor would: over HTTP. */
record DemoAlert(Lab lab, int port) {

  private static final int WINDOW_SECONDS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /**
   * Sends it and waits until it is on record.
   *
   * @throws IOException when it was not accepted
   */
  void raise() throws IOException, InterruptedException {
    String token = Files.readString(lab.config().resolveSibling("alerts.token"));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/alerts/generic"))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body()))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      var answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException("the alert was not accepted: " + answer.body());
      }
    }
  }

  private String body() {
    ClientLog clients = lab.clients(WINDOW_SECONDS);
    String text =
        "%d %% of requests failed in the last %d s (%d of %d)"
            .formatted(
                clients.percentFailed(), clients.seconds(), clients.failed(), clients.requests());
    return JsonMapper.builder()
        .build()
        .writeValueAsString(
            Map.of(
                "source",
                "Demo clients",
                "name",
                "OrdersErrorRateHigh",
                "text",
                text,
                "since",
                Instant.now().minusSeconds(clients.seconds()).toString(),
                "labels",
                Map.of("service", Scenario.SERVICE, "severity", "critical")));
  }
}
