package dee.bot.alert;

import dee.bot.incident.IncidentId;
import dee.bot.target.AlertMapping.Meaning;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What Dee answers to alerts it accepted, as one line of JSON.
 *
 * @param alerts how many met which fate, by its word
 * @param test whether there was a test alert
 * @param service what that one maps to, and the severity
 */
record Answer(
    Map<String, Integer> alerts,
    List<String> incidents,
    boolean test,
    Optional<String> service,
    Optional<String> severity) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  static Answer of(Receipt receipt) {
    Map<String, Integer> alerts = new TreeMap<>();
    receipt
        .fates()
        .forEach((fate, number) -> alerts.put(fate.name().toLowerCase(Locale.ROOT), number));
    Optional<Meaning> meaning = receipt.test().flatMap(Receipt.TestResult::meaning);
    return new Answer(
        alerts,
        receipt.incidents().stream().map(IncidentId::toString).toList(),
        receipt.test().isPresent(),
        meaning.map(Meaning::service),
        meaning.map(m -> m.severity().label()));
  }

  String json() {
    ObjectNode node = JSON.createObjectNode();
    ObjectNode counts = node.putObject("alerts");
    new TreeMap<>(alerts).forEach(counts::put);
    incidents.forEach(node.putArray("incidents")::add);
    if (test) {
      node.put("test", true);
      service.ifPresent(s -> node.put("service", s));
      severity.ifPresent(s -> node.put("severity", s));
    }
    return node.toString();
  }

  static String error(String says) {
    return JSON.createObjectNode().put("error", says).toString();
  }

  /** Reads what a test alert was answered; empty when that was not Dee. */
  static Optional<Answer> parse(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      return node.path("test").booleanValue(false)
          ? Optional.of(
              new Answer(
                  Map.of(),
                  List.of(),
                  true,
                  Optional.ofNullable(node.get("service")).map(n -> n.stringValue("")),
                  Optional.ofNullable(node.get("severity")).map(n -> n.stringValue(""))))
          : Optional.empty();
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }
}
