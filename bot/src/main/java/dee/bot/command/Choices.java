package dee.bot.command;

import dee.bot.command.CommandSpec.OptionType;
import dee.bot.command.LiveValues.Named;
import dee.bot.incident.Incident;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Severity;
import dee.bot.incident.Status;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Which values an option may have now. */
record Choices(LiveValues live) {

  /** The allowed values with a few words about each; empty when any text will do. */
  List<Named> of(OptionType type) {
    return switch (type) {
      case TEXT -> List.of();
      case SEVERITY ->
          Arrays.stream(Severity.values()).map(s -> new Named(s.word(), s.label())).toList();
      case STATUS -> Arrays.stream(Status.values()).map(s -> new Named(s.word(), "")).toList();
      case SERVICE -> live.services().stream().map(s -> new Named(s, "")).toList();
      case TARGET -> live.targets().stream().map(t -> new Named(t, "")).toList();
      case PLAYBOOK -> live.playbooks();
      case PROBE -> live.probes();
      case INCIDENT -> live.incidents().stream().map(Choices::named).toList();
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
    Optional<String> canonical =
        switch (type) {
          case TEXT -> Optional.of(typed);
          case SEVERITY -> Severity.parse(typed).map(Severity::word);
          case STATUS -> Status.parse(typed).map(Status::word);
          case INCIDENT -> IncidentId.parse(typed).map(IncidentId::toString);
          case SERVICE, TARGET, PLAYBOOK, PROBE -> Optional.of(typed);
        };
    return type == OptionType.TEXT ? canonical : canonical.filter(names(type)::contains);
  }
}
