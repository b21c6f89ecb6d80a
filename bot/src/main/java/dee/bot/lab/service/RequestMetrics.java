package dee.bot.lab.service;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * How long requests took, by how they ended, as a Prometheus histogram and an error counter; under
 * Micrometer's names. Thread-safe.
 *
 * <pre>
 * http_server_requests_seconds_bucket{status="200",le="0.25"} 187
 * http_server_requests_seconds_bucket{status="200",le="+Inf"} 190
 * http_server_requests_seconds_sum{status="200"} 22.310
 * http_server_requests_seconds_count{status="200"} 190
 * http_server_errors_total 0
 * </pre>
 */
final class RequestMetrics {

  /** The status of a request that got no answer. */
  private static final String NONE = "none";

  private static final double[] BOUNDS = {0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};
  private static final String NAME = "http_server_requests_seconds";

  private final Map<String, Row> rows = new ConcurrentSkipListMap<>();
  private final LongAdder errors = new LongAdder();

  /** The requests that ended with one status; each falls into the first bucket that holds it. */
  private record Row(List<LongAdder> buckets, LongAdder nanos) {

    static Row empty() {
      return new Row(
          Stream.generate(LongAdder::new).limit(BOUNDS.length + 1).toList(), new LongAdder());
    }
  }

  void answered(int status, Duration took) {
    count(Integer.toString(status), took);
    if (status >= 500) {
      errors.increment();
    }
  }

  void notAnswered(Duration took) {
    count(NONE, took);
    errors.increment();
  }

  private void count(String status, Duration took) {
    Row row = rows.computeIfAbsent(status, _ -> Row.empty());
    double seconds = took.toNanos() / 1e9;
    int bucket = 0;
    while (bucket < BOUNDS.length && seconds > BOUNDS[bucket]) {
      bucket++;
    }
    row.buckets().get(bucket).increment();
    row.nanos().add(took.toNanos());
  }

  String page() {
    StringBuilder page = new StringBuilder();
    page.append("# HELP " + NAME + " Duration of requests\n# TYPE " + NAME + " histogram\n");
    rows.forEach((status, row) -> append(page, "{status=\"" + status + "\"", row));
    page.append("# HELP http_server_errors_total Requests without an answer, or with 5xx\n")
        .append("# TYPE http_server_errors_total counter\n")
        .append("http_server_errors_total ")
        .append(errors.sum())
        .append('\n');
    return page.toString();
  }

  private static void append(StringBuilder page, String labels, Row row) {
    long sum = 0;
    for (int bucket = 0; bucket <= BOUNDS.length; bucket++) {
      sum += row.buckets().get(bucket).sum();
      String bound = bucket < BOUNDS.length ? Double.toString(BOUNDS[bucket]) : "+Inf";
      page.append(NAME + "_bucket").append(labels).append(",le=\"").append(bound).append("\"} ");
      page.append(sum).append('\n');
    }
    page.append(
        String.format(Locale.ROOT, "%s_sum%s} %.3f\n", NAME, labels, row.nanos().sum() / 1e9));
    page.append(NAME + "_count").append(labels).append("} ").append(sum).append('\n');
  }
}
