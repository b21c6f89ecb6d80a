package dee.probes.history;

import dee.probes.history.History.Point;
import dee.probes.text.Redactor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answer to {@code /api/v1/query_range} (Prometheus documentation, "HTTP API"):
 *
 * <pre>
 * {"status":"success","data":{"resultType":"matrix","result":[
 *   {"metric":{"__name__":"process_open_fds","instance":"orders-1:8080"},"values":[[1772331000,"97"],[1772331015,"98"]]}]}}
 * {"status":"error","errorType":"bad_data","error":"invalid parameter \"query\": …"}
 * </pre>
 */
sealed interface RangeAnswer {

  /** What was found; no series where nothing was written down. */
  record Found(List<Line> lines) implements RangeAnswer {}

  /** It says no, or cannot be read. */
  record Refused(String why) implements RangeAnswer {}

  /**
   * One series.
   *
   * @param labels without the metric's own name, so that two of the same thing compare
   */
  record Line(Map<String, String> labels, List<Point> points) {}

  JsonMapper JSON = JsonMapper.builder().build();

  /** More series than this are no answer about one instance. */
  int MOST_LINES = 50;

  /**
   * Reads one answer.
   *
   * @param ahead how far the clock that the times are by is ahead of Dee's
   */
  static RangeAnswer read(String body, Duration ahead) {
    JsonNode root;
    try {
      root = JSON.readTree(body);
    } catch (JacksonException _) {
      return new Refused("the answer is no JSON");
    }
    if (!root.path("status").asString("").equals("success")) {
      String error = root.path("error").asString("");
      return new Refused(
          error.isEmpty() ? "the answer is none of a Prometheus" : "it says: " + clean(error));
    }
    JsonNode result = root.path("data").path("result");
    if (!root.path("data").path("resultType").asString("").equals("matrix") || !result.isArray()) {
      return new Refused("the answer is no range");
    }
    if (result.size() > MOST_LINES) {
      return new Refused(
          "it has " + result.size() + " series; the selector picks out more than one instance");
    }
    List<Line> lines = new ArrayList<>();
    try {
      for (JsonNode series : result) {
        lines.add(line(series, ahead));
      }
    } catch (IllegalArgumentException | JacksonException e) {
      return new Refused("the answer has a value that cannot be read");
    }
    return new Found(lines);
  }

  private static Line line(JsonNode series, Duration ahead) {
    Map<String, String> labels = new TreeMap<>();
    series
        .path("metric")
        .properties()
        .forEach(label -> labels.put(label.getKey(), clean(label.getValue().asString(""))));
    labels.remove("__name__");
    List<Point> points = new ArrayList<>();
    for (JsonNode pair : series.path("values")) {
      if (!pair.isArray() || pair.size() != 2 || !pair.get(0).isNumber()) {
        throw new IllegalArgumentException("no pair");
      }
      double value = number(pair.get(1).asString(""));
      if (Double.isFinite(value)) {
        Instant at = Instant.ofEpochMilli(Math.round(pair.get(0).doubleValue() * 1000));
        points.add(new Point(at.minus(ahead), value));
      }
    }
    return new Line(Map.copyOf(labels), List.copyOf(points));
  }

  /** NaN is how it writes a quantile of nothing; that is no point. */
  private static double number(String text) {
    return switch (text) {
      case "NaN" -> Double.NaN;
      case "+Inf", "-Inf" -> Double.POSITIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  private static String clean(String text) {
    String one = Redactor.redact(text).text().replaceAll("\\s+", " ");
    return one.length() <= 200 ? one : one.substring(0, 200) + "…";
  }
}
