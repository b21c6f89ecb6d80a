package dee.bot.lab.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RequestMetricsTest {

  @Test
  void buckets_hold_all_that_was_as_quick_or_quicker() {
    RequestMetrics metrics = new RequestMetrics();
    metrics.answered(200, Duration.ofMillis(50));
    metrics.answered(200, Duration.ofMillis(200));
    metrics.answered(200, Duration.ofSeconds(30));
    metrics.answered(503, Duration.ofSeconds(3));
    metrics.notAnswered(Duration.ofMillis(1));

    assertThat(metrics.page().lines())
        .contains(
            "# TYPE http_server_requests_seconds histogram",
            "http_server_requests_seconds_bucket{status=\"200\",le=\"0.01\"} 0",
            "http_server_requests_seconds_bucket{status=\"200\",le=\"0.05\"} 1",
            "http_server_requests_seconds_bucket{status=\"200\",le=\"0.25\"} 2",
            "http_server_requests_seconds_bucket{status=\"200\",le=\"10.0\"} 2",
            "http_server_requests_seconds_bucket{status=\"200\",le=\"+Inf\"} 3",
            "http_server_requests_seconds_sum{status=\"200\"} 30.250",
            "http_server_requests_seconds_count{status=\"200\"} 3",
            "http_server_requests_seconds_count{status=\"none\"} 1",
            "http_server_errors_total 2");
  }
}
