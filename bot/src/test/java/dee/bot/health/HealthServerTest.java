package dee.bot.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dee.bot.alert.AlertCounts;
import dee.bot.incident.IncidentId;
import dee.bot.room.Outbox.Letter;
import dee.bot.room.Post;
import dee.bot.target.HealthSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthServerTest {

  private static final Instant WRITTEN = Instant.parse("2026-03-01T12:00:00Z");

  private final List<String> troubles = new CopyOnWriteArrayList<>();
  private final CountDownLatch never = new CountDownLatch(1);
  private final Metrics metrics = new Metrics();
  private final HttpClient client = HttpClient.newHttpClient();
  private final HealthServer server =
      HealthServer.start(
          new HealthSettings("127.0.0.1", 0),
          new Readiness(
              List.of(
                  new Readiness.Check("chat", () -> List.copyOf(troubles)),
                  new Readiness.Check("store", this::store)),
              Duration.ofMillis(500)),
          metrics);

  private volatile Optional<String> storeDoes = Optional.empty();

  @AfterEach
  void end() {
    never.countDown();
    client.close();
    server.close();
  }

  private List<String> store() {
    if (storeDoes.isPresent()) {
      switch (storeDoes.get()) {
        case "hangs" -> await();
        default -> throw new IllegalStateException(storeDoes.get());
      }
    }
    return List.of();
  }

  private void await() {
    try {
      never.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpResponse<String> ask(String method, String path)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .timeout(Duration.ofSeconds(20))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build(),
        BodyHandlers.ofString());
  }

  @Test
  void is_alive_whatever_does_not_work() throws Exception {
    troubles.add("away");

    assertThat(ask("GET", "/healthz").body()).isEqualTo("ok\n");
  }

  @Test
  void is_ready_when_everything_works_and_says_each_reason_when_not() throws Exception {
    HttpResponse<String> well = ask("GET", "/readyz");
    assertThat(well.statusCode()).isEqualTo(200);
    assertThat(well.body()).isEqualTo("ready\n");

    troubles.addAll(List.of("not connected", "no permission"));
    storeDoes = Optional.of("the disk is full");
    HttpResponse<String> sick = ask("GET", "/readyz");
    assertThat(sick.statusCode()).isEqualTo(503);
    assertThat(sick.body())
        .isEqualTo("chat: not connected\nchat: no permission\nstore: the disk is full\n");
  }

  @Test
  void what_does_not_answer_is_not_waited_for_long() throws Exception {
    storeDoes = Optional.of("hangs");

    assertThat(ask("GET", "/readyz").body()).startsWith("store: no answer within");
  }

  @Test
  void tells_what_there_is_to_ask() throws Exception {
    assertThat(ask("GET", "/").body()).isEqualTo("there are: /healthz, /readyz, /metrics\n");
    HttpResponse<String> posted = ask("POST", "/readyz");
    assertThat(posted.statusCode()).isEqualTo(405);
    assertThat(posted.headers().firstValue("Allow")).contains("GET");
  }

  @Test
  void numbers_are_in_the_format_of_prometheus() throws Exception {
    Letter letter = new Letter(1, new IncidentId(1), Post.Notice.info("plain", "x"), WRITTEN, 0);
    metrics.watch(new FakeVitals());
    metrics.shown(letter, WRITTEN.plusMillis(700));
    metrics.failed(letter);
    metrics.probed("limits", Duration.ofMillis(80));
    metrics.ran("connection-reset", Duration.ofSeconds(9));

    HttpResponse<String> page = ask("GET", "/metrics");
    ask("GET", "/metrics");

    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
    assertThat(page.body().lines())
        .contains(
            "dee_posts_total{result=\"delivered\"} 1.0",
            "dee_posts_total{result=\"failed\"} 1.0",
            "dee_post_lag_seconds_bucket{le=\"0.5\"} 0",
            "dee_post_lag_seconds_bucket{le=\"1.0\"} 1",
            "dee_probe_seconds_bucket{probe=\"limits\",le=\"0.1\"} 1",
            "dee_run_seconds_count{playbook=\"connection-reset\"} 1",
            "dee_outbox_posts 3.0",
            "dee_chat_lease 1.0",
            "dee_ssh_failures_total{kind=\"host-key\"} 2.0",
            "dee_discord_gateway{status=\"connected\"} 1.0",
            "dee_discord_ping_seconds 0.042");
  }

  @Test
  void says_which_port_is_taken() {
    HealthSettings taken = new HealthSettings("127.0.0.1", server.port());

    assertThatThrownBy(() ->
            HealthServer.start(taken, new Readiness(List.of(), Duration.ofSeconds(1)), metrics))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("another process uses that port")
        .hasMessageContaining("'port' of 'health'");
  }

  private static final class FakeVitals implements Vitals {
    private final AlertCounts alerts = new AlertCounts();

    @Override
    public AlertCounts alerts() {
      return alerts;
    }

    @Override
    public long waiting() {
      return 3;
    }

    @Override
    public Map<String, Long> sshFailures() {
      return Map.of("host-key", 2L);
    }

    @Override
    public Optional<Gateway> gateway() {
      return Optional.of(new Gateway("connected", Duration.ofMillis(42)));
    }

    @Override
    public boolean speaks() {
      return true;
    }
  }
}
