package dee.bot.command;

import dee.bot.incident.IncidentId;
import dee.bot.incident.Role;
import dee.bot.incident.Severity;
import dee.bot.incident.Status;
import dee.probes.text.Redactor;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The values of a command's options, checked against what is allowed. */
public record Arguments(Map<String, String> values) {

  public Arguments {
    values = Map.copyOf(values);
  }

  /**
   * The same values without secrets.
   *
   * @param secrets how many were taken out
   */
  record Safe(Arguments arguments, int secrets) {}

  /** What may be stored and said: people type secrets too. */
  Safe safe() {
    Map<String, String> clean = new HashMap<>();
    int secrets = 0;
    for (Map.Entry<String, String> value : values.entrySet()) {
      Redactor.Redacted redacted = Redactor.redact(value.getValue());
      clean.put(value.getKey(), redacted.text());
      secrets += redacted.count();
    }
    return new Safe(new Arguments(clean), secrets);
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

  public Optional<Role> role(String option) {
    return optional(option).flatMap(Role::parse);
  }

  public Optional<IncidentId> incident(String option) {
    return optional(option).flatMap(IncidentId::parse);
  }

  public OptionalInt number(String option) {
    return optional(option).map(Integer::parseInt).map(OptionalInt::of).orElse(OptionalInt.empty());
  }

  public boolean flag(String option) {
    return optional(option).filter("yes"::equals).isPresent();
  }

  public Optional<Duration> duration(String option) {
    return optional(option).flatMap(When::duration);
  }

  /** The moment that was typed, seen from now. */
  public Optional<Instant> moment(String option, Instant now) {
    return optional(option).flatMap(When::parse).map(when -> when.from(now));
  }

  /** The sequence of a timeline's entry. */
  OptionalInt entry(String option) {
    return optional(option)
        .map(e -> Integer.parseInt(e.substring(1)))
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }
}
