package dee.bot.command;

import dee.bot.incident.IncidentId;
import dee.bot.incident.Severity;
import dee.bot.incident.Status;
import java.util.Map;
import java.util.Optional;

/** The values of a command's options, checked against what is allowed. */
public record Arguments(Map<String, String> values) {

  public Arguments {
    values = Map.copyOf(values);
  }

  /** The value of a required option. */
  public String text(String option) {
    return optional(option)
        .orElseThrow(() -> new IllegalArgumentException("no value for " + option));
  }

  public Optional<String> optional(String option) {
    return Optional.ofNullable(values.get(option));
  }

  public Optional<Severity> severity(String option) {
    return optional(option).flatMap(Severity::parse);
  }

  public Optional<Status> status(String option) {
    return optional(option).flatMap(Status::parse);
  }

  public Optional<IncidentId> incident(String option) {
    return optional(option).flatMap(IncidentId::parse);
  }
}
