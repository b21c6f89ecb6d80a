package dee.bot.discord.ask;

import dee.bot.command.GivenCommand;
import dee.bot.command.LiveValues;
import dee.bot.command.Registry;
import dee.bot.incident.Incident;
import dee.bot.incident.IncidentId;
import dee.bot.incident.IncidentStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.dv8tion.jda.api.interactions.Interaction;

/**
 * Which incident is meant where.
 *
 * @param incidentOf whose thread a channel is; empty: no incident's
 * @param linkTo where an incident is seen, as an address to follow; empty while that is not known
 */
public record Whereabouts(
    Function<String, Optional<IncidentId>> incidentOf,
    Function<IncidentId, Optional<String>> linkTo) {

  private static final String INCIDENT = "incident";

  /** The incident whose thread somebody is in. */
  Optional<IncidentId> here(Interaction event) {
    return Optional.ofNullable(event.getChannelId()).flatMap(incidentOf);
  }

  /** The command as it is meant where it was given: in an incident's thread, of that incident. */
  GivenCommand meant(GivenCommand given, Interaction event, LiveValues live) {
    boolean open = given.command().option(INCIDENT).isPresent() && given.value(INCIDENT).isEmpty();
    return here(event)
        .filter(id -> open && sameService(given, id, live))
        .map(id -> given.with(INCIDENT, id.toString()))
        .orElse(given);
  }

  /** Whether the incident is about the service that was named, if one was. */
  private static boolean sameService(GivenCommand given, IncidentId id, LiveValues live) {
    Optional<String> service = given.value("service");
    return service.isEmpty()
        || live.incidents().stream()
            .filter(incident -> incident.id().equals(id))
            .map(Incident::service)
            .anyMatch(service.get()::equals);
  }

  /** The incident that a command is about: the one it names, else the newest, an open one first. */
  static Optional<IncidentId> about(GivenCommand given, List<Incident> incidents) {
    return given
        .value(INCIDENT)
        .flatMap(IncidentId::parse)
        .or(() -> newest(incidents, true))
        .or(() -> newest(incidents, false));
  }

  private static Optional<IncidentId> newest(List<Incident> incidents, boolean open) {
    return incidents.stream()
        .filter(incident -> incident.status().open() || !open)
        .map(Incident::id)
        .findFirst();
  }

  /** Where it is seen what a command that was obeyed has changed; empty where nobody knows. */
  Optional<String> seenAt(GivenCommand obeyed, Interaction event, IncidentStore store) {
    boolean ofAnIncident =
        obeyed.command().equals(Registry.DECLARE) || obeyed.command().option(INCIDENT).isPresent();
    return (ofAnIncident ? about(obeyed, store.incidents()) : here(event)).flatMap(linkTo);
  }
}
