package dee.bot.target;

import dee.bot.incident.Severity;
import dee.bot.target.YamlNode.Sequence;
import dee.probes.text.Spelling;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the section {@code alerts} of the configuration. */
record AlertsReader(Path file, Set<String> services) {

  static final int PORT = 9195;

  static final List<String> ALERTS =
      List.of(
          "bind",
          "port",
          "surge-window",
          "alertmanager",
          "grafana",
          "generic",
          "rules",
          "service-label",
          "severity-label",
          "severities",
          "severity");
  static final List<String> ROUTE = List.of("token-env", "token-file", "hmac-env", "hmac-file");
  static final List<String> RULE = List.of("match", "service", "severity");

  private static final List<String> INLINE = List.of("token", "hmac", "secret", "password");
  private static final String SECRETS = String.join(", ", ROUTE);
  private static final Map<String, Severity> SEVERITIES =
      Map.of(
          "critical", Severity.SEV_2,
          "error", Severity.SEV_2,
          "warning", Severity.SEV_3,
          "info", Severity.SEV_4);

  AlertSettings read(YamlNode node) {
    Fields fields = new Fields(file, "'alerts'", node, ALERTS);
    Map<AlertRoute, AlertSecretSource> secrets = new EnumMap<>(AlertRoute.class);
    for (AlertRoute route : AlertRoute.values()) {
      fields.node(route.word()).ifPresent(n -> secrets.put(route, secret(route, n)));
    }
    if (secrets.isEmpty()) {
      throw new ConfigurationError(
          file,
          node.line(),
          "'alerts' has no route; name at least one of alertmanager, grafana, generic, each with its"
              + " own secret ("
              + SECRETS
              + ")");
    }
    return new AlertSettings(
        fields.text("bind").orElse("127.0.0.1"),
        fields.port("port").orElse(PORT),
        fields.duration("surge-window", Duration.ofMinutes(10)),
        secrets,
        mapping(fields));
  }

  private AlertSecretSource secret(AlertRoute route, YamlNode node) {
    SecretReader reader =
        new SecretReader(
            file,
            "'" + route.word() + "' of 'alerts'",
            ROUTE,
            "the secret of '" + route.word() + "'",
            "Dee does not listen for alerts");
    reader.refuse(INLINE, node, "DEE_" + route.name() + "_TOKEN");
    SecretReader.Named named =
        reader.named(new Fields(file, reader.section(), node, ROUTE), node.line());
    return new AlertSecretSource(
        named.key().startsWith("hmac") ? AlertSecret.Kind.HMAC : AlertSecret.Kind.TOKEN,
        named.source());
  }

  private AlertMapping mapping(Fields fields) {
    return new AlertMapping(
        rules(fields),
        fields.text("service-label").orElse("service"),
        fields.text("severity-label").orElse("severity"),
        severities(fields),
        fields.text("severity").map(s -> severity(fields, "severity", s)).orElse(Severity.SEV_3),
        services);
  }

  private static Map<String, Severity> severities(Fields fields) {
    if (fields.node("severities").isEmpty()) {
      return SEVERITIES;
    }
    Map<String, Severity> severities = new LinkedHashMap<>();
    fields
        .texts("severities")
        .forEach((value, text) -> severities.put(value, severity(fields, "severities", text)));
    return severities;
  }

  private static Severity severity(Fields fields, String key, String text) {
    return Severity.parse(text)
        .orElseThrow(() ->
            fields.error(
                key, "'" + text + "' is no severity; allowed are: sev1, sev2, sev3, sev4"));
  }

  private List<AlertMapping.Rule> rules(Fields fields) {
    Optional<YamlNode> node = fields.node("rules");
    if (node.isEmpty()) {
      return List.of();
    }
    if (!(node.get() instanceof Sequence list)) {
      throw fields.error("rules", "must be a list of rules, each with 'match' and 'service'");
    }
    List<AlertMapping.Rule> rules = new ArrayList<>();
    list.items().forEach(item -> rules.add(rule(item)));
    return rules;
  }

  private AlertMapping.Rule rule(YamlNode node) {
    Fields fields = new Fields(file, "a rule of 'alerts'", node, RULE);
    String service =
        fields.text("service").orElseThrow(() -> fields.error("service", "is missing"));
    if (!services.contains(service)) {
      throw fields.error(
          "service",
          "there is no service '"
              + service
              + "'"
              + Spelling.hint(service, services)
              + "; services are: "
              + String.join(", ", services));
    }
    Map<String, Pattern> match = new LinkedHashMap<>();
    fields.texts("match").forEach((label, text) -> match.put(label, pattern(fields, text)));
    if (match.isEmpty()) {
      throw fields.error("match", "needs at least one label: value, or label: /pattern/");
    }
    return new AlertMapping.Rule(
        match, service, fields.text("severity").map(s -> severity(fields, "severity", s)));
  }

  /** Between slashes stands a pattern for the whole value; anything else is the value. */
  private static Pattern pattern(Fields fields, String text) {
    if (text.length() < 2 || !text.startsWith("/") || !text.endsWith("/")) {
      return Pattern.compile(text, Pattern.LITERAL);
    }
    try {
      return Pattern.compile(text.substring(1, text.length() - 1));
    } catch (PatternSyntaxException e) {
      throw fields.error("match", text + " is no pattern: " + e.getDescription());
    }
  }
}
