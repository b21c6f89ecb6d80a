package dee.bot.alert;

import dee.bot.incident.Actor;
import dee.bot.target.AlertRoute;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what monitors send. Alertmanager (version 4) and Grafana send the same shape:
 *
 * <pre>
 * {"status": "firing", "alerts": [{"status": "firing", "labels": {"alertname": "OrdersDown"},
 *   "annotations": {"summary": "no replies"}, "startsAt": "2026-03-04T02:58:10Z",
 *   "endsAt": "0001-01-01T00:00:00Z", "fingerprint": "1a30ba71cca2921f"}]}
 * </pre>
 *
 * The generic shape is one alert, or several under {@code alerts}, with {@code name}, {@code text},
 * {@code since} and {@code ended} in place of labels, annotations and times.
 */
final class PayloadReader {

  private static final int MOST_ALERTS = 2000;
  private static final int DEEPEST = 20;

  private final JsonMapper json =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .build();

  private final AlertTexts texts;

  PayloadReader(InstantSource clock) {
    this.texts = new AlertTexts(clock);
  }

  /**
   * Reads a whole body.
   *
   * @throws Refused when it has not the shape
   */
  Delivery read(AlertRoute route, byte[] body) {
    Shape root = new Shape("the body", tree(body));
    if (!root.isObject()) {
      throw new Refused(Refusal.MALFORMED, "the body must be a JSON object");
    }
    return switch (route) {
      case ALERTMANAGER -> new Delivery(new Actor.Monitor("Alertmanager"), labelled(route, root));
      case GRAFANA -> new Delivery(new Actor.Monitor("Grafana"), labelled(route, root));
      case GENERIC ->
          new Delivery(new Actor.Monitor(texts.monitor(root.text("source"))), generic(route, root));
    };
  }

  private JsonNode tree(byte[] body) {
    try {
      return json.readTree(body);
    } catch (JacksonException e) {
      throw new Refused(Refusal.MALFORMED, "this is not JSON, or nested too deeply");
    }
  }

  private List<Alert> labelled(AlertRoute route, Shape root) {
    boolean firing = firing(root, true);
    List<Alert> alerts = new ArrayList<>();
    for (Shape item : items(root)) {
      Map<String, String> labels = item.texts("labels");
      Map<String, String> annotations = item.texts("annotations");
      String name = texts.name(Optional.ofNullable(labels.get("alertname")));
      boolean fires = firing(item, firing);
      alerts.add(
          new Alert(
              name,
              texts.text(annotations, name),
              fires,
              texts.time(item.text(fires ? "startsAt" : "endsAt")),
              texts.fingerprint(route, item.text("fingerprint"), labels),
              labels));
    }
    return alerts;
  }

  private List<Alert> generic(AlertRoute route, Shape root) {
    List<Alert> alerts = new ArrayList<>();
    for (Shape item : root.has("alerts") ? items(root) : List.of(root)) {
      Map<String, String> labels = new LinkedHashMap<>(item.texts("labels"));
      String name = texts.name(item.text("name"));
      boolean fires = firing(item, true);
      Map<String, String> knownBy = new LinkedHashMap<>(labels);
      knownBy.put("", name);
      alerts.add(
          new Alert(
              name,
              texts.text(
                  item.text("text").map(text -> Map.of("summary", text)).orElse(Map.of()), name),
              fires,
              texts.time(item.text(fires ? "since" : "ended")),
              texts.fingerprint(route, item.text("fingerprint"), knownBy),
              labels));
    }
    return alerts;
  }

  private static List<Shape> items(Shape root) {
    List<Shape> items = root.items("alerts");
    if (items.size() > MOST_ALERTS) {
      throw new Refused(Refusal.TOO_LARGE);
    }
    return items;
  }

  private static boolean firing(Shape of, boolean otherwise) {
    Optional<String> status = of.text("status");
    if (status.isEmpty()) {
      return otherwise;
    }
    return switch (status.get()) {
      case "firing" -> true;
      case "resolved" -> false;
      default -> throw new Refused(Refusal.MALFORMED, "'status' must be firing or resolved");
    };
  }
}
