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
 * @param ssh how machines are reached
 * @param targets the machines, by name
 * @param services what the team runs, by name
 */
public record Inventory(
    Path file,
    Kept kept,
    SshAccess ssh,
    Map<String, Target> targets,
    Map<String, Service> services,
    Doors doors,
    Manners manners) {

  public Inventory {
    targets = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(targets));
    services = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(services));
  }

  /** The folder that incidents and evidence live in. */
  public Path data() {
    return kept.data();
  }

  public Optional<DatabaseAccess> database() {
    return kept.database();
  }

  public Duration retention() {
    return kept.retention();
  }

  /** How alerts come in; empty: they do not. */
  public Optional<AlertSettings> alerts() {
    return doors.alerts();
  }

  /** Where people talk to Dee on Discord; empty: they do not. */
  public Optional<DiscordSettings> discord() {
    return doors.discord();
  }

  public People people() {
    return manners.people();
  }

  public UpdateIntervals updates() {
    return manners.updates();
  }

  /** The same with the channel on Discord and the language of another one. */
  public Inventory speaking(Inventory other) {
    return new Inventory(
        file,
        kept,
        ssh,
        targets,
        services,
        new Doors(doors.alerts(), other.doors.discord(), doors.health()),
        new Manners(manners.people(), manners.updates(), other.manners.language()));
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
