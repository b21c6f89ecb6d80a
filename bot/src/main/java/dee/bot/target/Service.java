package dee.bot.target;

import dee.probes.Instance;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a team runs.
 *
 * @param playbook what investigates it when nobody says otherwise
 * @param instances its processes, at least one
 * @param commands what may be run to change something, by name, in the order of the configuration
 * @param caution how careful changes must be
 * @param investigatesByItself whether an incident that opens starts the playbook
 */
public record Service(
    String name,
    String playbook,
    List<Instance> instances,
    Map<String, Command> commands,
    Caution caution,
    boolean investigatesByItself) {

  public Service {
    instances = List.copyOf(instances);
    commands = Collections.unmodifiableMap(new LinkedHashMap<>(commands));
  }

  /** The instance on that machine. */
  public Optional<Instance> on(String target) {
    return instances.stream().filter(i -> i.target().equals(target)).findFirst();
  }

  public Optional<Command> command(String name) {
    return Optional.ofNullable(commands.get(name));
  }
}
