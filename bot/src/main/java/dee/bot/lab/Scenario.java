package dee.bot.lab;

import java.util.List;

/**
 * A fault that can be had on demand, with the diagnosis it must get.
 *
 * @param name as it is asked for: {@code db-pool-too-small}
 * @param summary one line
 * @param story what happens, for people
 * @param needsRoot whether only root can start it
 * @param instances of the service {@code orders}; their numbers are their places, from 1
 */
public record Scenario(
    String name, String summary, String story, boolean needsRoot, List<LabInstance> instances) {

  /** The service that every scenario is about. */
  public static final String SERVICE = "orders";

  public Scenario {
    instances = List.copyOf(instances);
  }

  boolean needsDatabase() {
    return instances.stream().anyMatch(instance -> instance.program().needsDatabase());
  }

  boolean needsDependency() {
    return instances.stream().anyMatch(instance -> instance.program().needsDependency());
  }
}
