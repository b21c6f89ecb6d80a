package dee.bot.target;

import dee.probes.Instance;
import dee.probes.Probe;
import dee.probes.ShellProbe;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What Dee's configuration file says.
 *
 * @param file where it was read from
 * @param data the folder that incidents and evidence live in
 * @param database the PostgreSQL to keep incidents in; empty: a SQLite file in that folder
 * @param retention how long the evidence of incidents that are over is kept
 * @param ssh how machines are reached
 * @param targets the machines, by name
 * @param services what the team runs, by name
 * @param alerts how alerts come in; empty: they do not
 * @param people who may do what
 * @param updates how often people hear of an incident
 */
public record Inventory(
    Path file,
    Path data,
    Optional<DatabaseAccess> database,
    Duration retention,
    SshAccess ssh,
    Map<String, Target> targets,
    Map<String, Service> services,
    Optional<AlertSettings> alerts,
    People people,
    UpdateIntervals updates) {

  public Inventory {
    targets = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(targets));
    services = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(services));
  }

  public Optional<Service> service(String name) {
    return Optional.ofNullable(services.get(name));
  }

  public Optional<Target> target(String name) {
    return Optional.ofNullable(targets.get(name));
  }

  /** The machine a probe about an instance is run on: its own, where no other is meant. */
  public Target targetOf(Probe<?> probe, Instance instance) {
    return probe instanceof ShellProbe<?> shell
        ? shell.target(instance).flatMap(this::target).orElseGet(() -> targetOf(instance))
        : targetOf(instance);
  }

  /** The machine an instance runs on; the reader has made sure that there is one. */
  public Target targetOf(Instance instance) {
    return target(instance.target()).orElseThrow();
  }
}
