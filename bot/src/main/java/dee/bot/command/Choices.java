package dee.bot.command;

import dee.bot.command.CommandSpec.OptionType;
import dee.bot.command.LiveValues.Named;
import dee.bot.incident.Incident;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Role;
import dee.bot.incident.Severity;
import dee.bot.incident.Status;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which values an option may have now. */
record Choices(LiveValues live) {

  /** The allowed values with a few words about each; empty when they cannot be listed. */
  List<Named> of(OptionType type) {
    return switch (type) {
      case TEXT, PERSON, NUMBER, TIME, DURATION, ENTRY -> List.of();
      case FLAG -> List.of(new Named("yes", ""), new Named("no", ""));
      case SEVERITY ->
          Arrays.stream(Severity.values()).map(s -> new Named(s.word(), s.label())).toList();
      case STATUS -> Arrays.stream(Status.values()).map(s -> new Named(s.word(), "")).toList();
      case ROLE -> Arrays.stream(Role.values()).map(r -> new Named(r.word(), "")).toList();
      case SERVICE -> live.services().stream().map(s -> new Named(s, "")).toList();
      case TARGET -> live.targets().stream().map(t -> new Named(t, "")).toList();
      case PLAYBOOK -> live.playbooks();
      case PROBE -> live.probes();
      case INCIDENT -> live.incidents().stream().map(Choices::named).toList();
      case PLAN -> live.plans();
      case EVIDENCE -> live.evidence();
    };
  }

  private static Named named(Incident incident) {
    return new Named(incident.id().toString(), incident.service() + ": " + incident.summary());
  }

  List<String> names(OptionType type) {
    return of(type).stream().map(Named::name).toList();
  }

  /** The value as it is listed, however it was typed; empty when it is not allowed. */
  Optional<String> accepted(OptionType type, String typed) {
    return switch (type) {
      case TEXT, PERSON -> Optional.of(typed);
      case NUMBER -> Optional.of(typed).filter(t -> t.matches("[0-9]{1,6}"));
      case TIME -> When.parse(typed).map(_ -> typed);
      case DURATION -> When.duration(typed).map(_ -> typed);
      case ENTRY ->
          Optional.of(typed)
              .filter(t -> t.matches("(?i)t?[1-9][0-9]{0,6}"))
              .map(t -> "t" + t.replaceFirst("(?i)^t", ""));
      case EVIDENCE ->
          Optional.of(typed)
              .filter(t -> t.matches("(?i)e?[1-9][0-9]{0,6}"))
              .map(t -> "e" + t.replaceFirst("(?i)^e", ""));
      case PLAN -> plan(typed.toLowerCase(Locale.ROOT));
      case FLAG -> listed(type, typed.toLowerCase(Locale.ROOT));
      case SEVERITY -> Severity.parse(typed).map(Severity::word);
      case STATUS -> Status.parse(typed).map(Status::word);
      case ROLE -> Role.parse(typed).map(Role::word);
      case INCIDENT ->
          IncidentId.parse(typed).map(IncidentId::toString).flatMap(id -> listed(type, id));
      case SERVICE, TARGET, PLAYBOOK, PROBE -> listed(type, typed);
    };
  }

  private Optional<String> listed(OptionType type, String value) {
    return Optional.of(value).filter(names(type)::contains);
  }

  /** One that is over is accepted too: whoever handles it says what became of it. */
  private Optional<String> plan(String typed) {
    List<String> begun = names(OptionType.PLAN).stream().filter(p -> p.startsWith(typed)).toList();
    return begun.size() == 1
        ? Optional.of(begun.getFirst())
        : Optional.of(typed).filter(t -> t.matches("[0-9a-f]{8,64}"));
  }
}
