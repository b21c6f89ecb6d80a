package dee.bot.target;

import dee.probes.Instance;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a team runs.
 *
 * @param playbook what investigates it when nobody says otherwise
 * @param instances its processes, at least one
 * @param commands what may be run to change something, by name, such as {@code restart}: never
 *     taken from chat
 * @param investigatesByItself whether an alert that opens an incident starts the playbook
 */
public record Service(
    String name,
    String playbook,
    List<Instance> instances,
    Map<String, String> commands,
    boolean investigatesByItself) {

  public Service {
    instances = List.copyOf(instances);
    commands = Map.copyOf(commands);
  }

  /** The instance on that machine. */
  public Optional<Instance> on(String target) {
    return instances.stream().filter(i -> i.target().equals(target)).findFirst();
  }
}
