package dee.probes.history;

import dee.probes.PrometheusAccess;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a Prometheus is asked, in PromQL: by the names that Micrometer, HikariCP, client_golang,
 * OpenTelemetry and the node exporter give, or those that the inventory gives instead.
 */
record Queries(PrometheusAccess access, Span span) {

  private static final List<String> IN_USE =
      List.of(
          "hikaricp_connections_active",
          "hikaricp_active_connections",
          "go_sql_in_use_connections");
  private static final List<String> LIMIT =
      List.of(
          "hikaricp_connections_max", "hikaricp_max_connections", "go_sql_max_open_connections");
  private static final List<String> WAITING =
      List.of("hikaricp_connections_pending", "hikaricp_pending_threads");
  private static final List<String> HISTOGRAMS =
      List.of(
          "http_server_requests_seconds",
          "http_request_duration_seconds",
          "http_server_request_duration_seconds");

  /** Empty where the inventory does not say enough to ask. */
  Optional<String> of(Measure measure) {
    return switch (measure) {
      case POOL_IN_USE -> Optional.of(named(measure, IN_USE));
      case POOL_LIMIT -> Optional.of(named(measure, LIMIT));
      case POOL_WAITING ->
          Optional.of(
              own(measure)
                  .map(this::picked)
                  .orElseGet(
                      () -> anyOf(WAITING) + " or " + rate(picked("go_sql_wait_count_total"))));
      case OPEN_FILES ->
          Optional.of(named(measure, List.of("process_open_fds", "process_files_open_files")));
      case OPEN_FILES_LIMIT ->
          Optional.of(named(measure, List.of("process_max_fds", "process_files_max_files")));
      case LATENCY -> Optional.of(latency());
      case REQUESTS -> Optional.of(requests());
      case ERRORS -> Optional.of(errors());
      case RESETS -> node("node_netstat_Tcp_OutRsts");
      case LISTEN_OVERFLOWS -> node("node_netstat_TcpExt_ListenOverflows");
    };
  }

  private Optional<String> own(Measure measure) {
    String key = measure == Measure.LATENCY ? "latency" : measure.word();
    return Optional.ofNullable(access.metrics().get(key));
  }

  private String named(Measure measure, List<String> usual) {
    return own(measure).map(this::picked).orElseGet(() -> anyOf(usual));
  }

  private String latency() {
    String rates =
        own(Measure.LATENCY).map(List::of).orElse(HISTOGRAMS).stream()
            .map(base -> "sum by (le) (" + rate(picked(base + "_bucket")) + ")")
            .collect(Collectors.joining(" or "));
    return "histogram_quantile(0.95, " + rates + ")";
  }

  private String requests() {
    return own(Measure.REQUESTS)
        .map(metric -> sum(picked(metric)))
        .orElseGet(() ->
            HISTOGRAMS.stream()
                    .map(base -> sum(picked(base + "_count")) + " or ")
                    .collect(Collectors.joining())
                + sum(picked("http_requests_total")));
  }

  private String errors() {
    return own(Measure.ERRORS)
        .map(metric -> sum(picked(metric)))
        .orElseGet(() ->
            sum(picked("http_server_requests_seconds_count{status=~\"5..\"}"))
                + " or "
                + sum(picked("http_request_duration_seconds_count{code=~\"5..\"}"))
                + " or "
                + sum(picked("http_request_duration_seconds_count{status=~\"5..\"}"))
                + " or "
                + sum(
                    picked(
                        "http_server_request_duration_seconds_count"
                            + "{http_response_status_code=~\"5..\"}"))
                + " or "
                + sum(picked("http_requests_total{code=~\"5..\"}"))
                + " or "
                + sum(picked("http_requests_total{status=~\"5..\"}")));
  }

  private Optional<String> node(String metric) {
    return access.nodeSelector().map(labels -> rate(metric + "{" + labels + "}"));
  }

  private String anyOf(List<String> names) {
    return "{__name__=~\"" + String.join("|", names) + "\"," + access.selector() + "}";
  }

  /** A metric, which may have labels of its own, of this instance only. */
  private String picked(String metric) {
    int brace = metric.indexOf('{');
    String name = brace < 0 ? metric : metric.substring(0, brace);
    String own = brace < 0 ? "" : metric.substring(brace + 1, metric.length() - 1).strip();
    return name + "{" + own + (own.isEmpty() ? "" : ",") + access.selector() + "}";
  }

  private String rate(String series) {
    return "rate(" + series + "[" + Math.max(1, span.rate().toSeconds()) + "s])";
  }

  private String sum(String series) {
    return "sum(" + rate(series) + ")";
  }
}
