package dee.bot.target;

import dee.bot.incident.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which service an alert is about and how bad it is, by its labels.
 *
 * @param rules the first that fits decides
 * @param serviceLabel names the service where no rule fits
 * @param severityLabel whose value is looked up in the severities
 * @param otherwise for alerts whose label says nothing Dee knows
 * @param services those that exist
 */
public record AlertMapping(
    List<Rule> rules,
    String serviceLabel,
    String severityLabel,
    Map<String, Severity> severities,
    Severity otherwise,
    Set<String> services) {

  /** No pattern is tried on more than this. */
  private static final int LONGEST = 500;

  public AlertMapping {
    rules = List.copyOf(rules);
    severities = Map.copyOf(severities);
    services = Set.copyOf(services);
  }

  /** Alerts whose labels all fit are about the service. */
  public record Rule(Map<String, Pattern> match, String service, Optional<Severity> severity) {
    public Rule {
      match = Map.copyOf(match);
    }

    boolean fits(Map<String, String> labels) {
      return match.entrySet().stream()
          .allMatch(wanted -> {
            String value = labels.getOrDefault(wanted.getKey(), "");
            return value.length() <= LONGEST && wanted.getValue().matcher(value).matches();
          });
    }
  }

  /** What an alert means. */
  public record Meaning(String service, Severity severity) {}

  /** What an alert with these labels means; empty when it is about no service Dee knows. */
  public Optional<Meaning> meaning(Map<String, String> labels) {
    Severity said =
        Optional.ofNullable(severities.get(labels.getOrDefault(severityLabel, "")))
            .orElse(otherwise);
    return rules.stream()
        .filter(rule -> rule.fits(labels))
        .findFirst()
        .map(rule -> new Meaning(rule.service(), rule.severity().orElse(said)))
        .or(() ->
            Optional.ofNullable(labels.get(serviceLabel))
                .filter(services::contains)
                .map(service -> new Meaning(service, said)));
  }
}
