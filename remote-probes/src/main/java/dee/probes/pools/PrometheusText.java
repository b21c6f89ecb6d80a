package dee.probes.pools;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A page in the text format of Prometheus (docs: "Exposition formats"), and OpenMetrics as far as
 * its samples go:
 *
 * <pre>
 * # TYPE hikaricp_connections_active gauge
 * hikaricp_connections_active{pool="orders-pool"} 3.0
 * hikaricp_active_connections{pool="stock-pool",} 2.0
 * http_requests_total{method="post",path="C:\\DIR \"x\""} 1027 1395066363000
 * rpc_duration_seconds{quantile="0.5"} NaN
 * </pre>
 *
 * @param samples in order
 * @param comments how many lines begin with {@code #}
 * @param unreadable the lines that are no sample, comment or blank
 */
public record PrometheusText(List<Sample> samples, int comments, List<String> unreadable) {

  public PrometheusText {
    samples = List.copyOf(samples);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * One sample.
   *
   * @param labels by name, unescaped, in their order
   * @param timestamp in milliseconds, where there is one
   */
  public record Sample(
      String metric, Map<String, String> labels, double value, OptionalLong timestamp) {

    public Sample {
      labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }
  }

  /** Reads the lines of a page. */
  public static PrometheusText parse(List<String> lines) {
    List<Sample> samples = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    int comments = 0;
    for (String line : lines) {
      if (line.isBlank()) {
        continue;
      }
      if (line.stripLeading().startsWith("#")) {
        comments++;
        continue;
      }
      Optional<Sample> sample = new SampleReader(line).read();
      sample.ifPresentOrElse(samples::add, () -> unreadable.add(line));
    }
    return new PrometheusText(samples, comments, unreadable);
  }
}
