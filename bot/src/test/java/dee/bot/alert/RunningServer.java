package dee.bot.alert;

import dee.bot.incident.InMemoryIncidents;
import dee.bot.investigation.IncidentOpening;
import dee.bot.room.Journal;
import dee.bot.room.Post;
import dee.bot.target.AlertRoute;
import dee.bot.target.AlertSecret;
import dee.bot.target.AlertSettings;
import dee.bot.target.Inventory;
import dee.bot.target.InventoryReader;
import dee.bot.target.Service;
import dee.bot.target.UpdateIntervals;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** A server on a free port of the loopback, over incidents in memory. */
final class RunningServer implements AutoCloseable {

  static final Instant NOW = Instant.parse("2026-03-04T03:00:00Z");
  static final String TOKEN = "a-token-of-the-test-0123456789";
  static final String KEY = "a-key-of-the-test-0123456789";
  static final AlertServer.Patience SHORT =
      new AlertServer.Patience(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(3));

  static final String CONFIGURATION =
      """
      targets: {a: }
      services:
        orders: {instances: [{target: a, port: 80}]}
        pay: {investigate: manual, instances: [{target: a, port: 81}]}
      alerts:
        alertmanager: {token-env: T}
        grafana: {hmac-env: K}
        severities: {critical: sev1}
        rules:
          - match: {job: /pay-.*/}
            service: pay
      """;

  final List<Post> said = new CopyOnWriteArrayList<>();
  final InMemoryIncidents incidents = new InMemoryIncidents(said::add);
  final AlertCounts counts = new AlertCounts();
  final HttpClient client = HttpClient.newHttpClient();
  final AlertSettings settings;
  final Map<AlertRoute, AlertSecret> secrets;
  final AtomicBoolean fullDisk = new AtomicBoolean();
  final AlertIntake intake;
  private final AlertServer server;

  RunningServer(Path folder) throws IOException {
    Inventory inventory =
        InventoryReader.read(Files.writeString(folder.resolve("dee.yaml"), CONFIGURATION));
    AlertSettings read = inventory.alerts().orElseThrow();
    settings = new AlertSettings(read.bind(), 0, read.surge(), read.secrets(), read.mapping());
    Map<String, String> environment = Map.of("T", TOKEN, "K", KEY);
    secrets = settings.secrets(environment);
    Journal journal =
        new Journal(
            incidents, new FullDisk(incidents, fullDisk), incidents, InstantSource.fixed(NOW));
    IncidentOpening opening =
        new IncidentOpening(
            journal,
            service ->
                inventory
                    .service(service)
                    .filter(Service::investigatesByItself)
                    .map(Service::playbook),
            new UpdateIntervals(Map.of()));
    intake = new AlertIntake(settings, opening, said::add, counts);
    server = AlertServer.start(settings, intake, environment, SHORT);
  }

  int port() {
    return server.port();
  }

  URI address(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address(path))
        .timeout(Duration.ofSeconds(20))
        .header("Content-Type", "application/json");
  }

  HttpResponse<String> alertmanager(String body) throws IOException, InterruptedException {
    return send(
        request("/alerts/alertmanager")
            .header("Authorization", "Bearer " + TOKEN)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<String> grafana(String body, Instant signedAt, String key)
      throws IOException, InterruptedException {
    String seconds = Long.toString(signedAt.getEpochSecond());
    String signature =
        SenderCheck.signature(
            new AlertSecret(AlertSecret.Kind.HMAC, key),
            seconds,
            body.getBytes(StandardCharsets.UTF_8));
    return send(
        request("/alerts/grafana")
            .header("X-Dee-Timestamp", seconds)
            .header("X-Dee-Signature", signature)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
