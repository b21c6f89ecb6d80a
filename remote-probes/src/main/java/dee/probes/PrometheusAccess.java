package dee.probes;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The Prometheus that knows an instance's past.
 *
 * @param url its address, such as {@code https://prometheus.example.net:9090}
 * @param token what it wants to see before it answers
 * @param selector the labels that pick the instance out, such as {@code instance="orders-1:8080"}
 * @param nodeSelector the labels of its machine's node exporter, if there is one
 * @param metrics names other than the usual ones, by what they measure
 */
public record PrometheusAccess(
    URI url,
    Optional<Token> token,
    String selector,
    Optional<String> nodeSelector,
    Map<String, String> metrics) {

  public PrometheusAccess {
    metrics = Map.copyOf(metrics);
  }

  /** Where a bearer token is read from, each time it is needed. */
  public sealed interface Token {
    /** A variable of Dee's own environment. */
    record Variable(String name) implements Token {}

    /** The first line of a file on Dee's own host. */
    record File(Path path) implements Token {}
  }
}
