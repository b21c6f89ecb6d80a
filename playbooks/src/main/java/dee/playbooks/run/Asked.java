package dee.playbooks.run;

import dee.probes.Instance;
import dee.probes.ShellProbe;
import dee.probes.shell.RemoteShell;
import java.util.Map;
import java.util.Optional;

/**
 * One instance a playbook is run on.
 *
 * @param shell opens the way to its machine; the run closes what it opened
 * @param sudo whether {@code sudo -n} may be used there
 * @param elsewhere the ways to other machines that are asked about it, such as its database's, by
 *     their names
 */
public record Asked(
    Instance instance, ShellSource shell, boolean sudo, Map<String, ShellSource> elsewhere) {

  public Asked {
    elsewhere = Map.copyOf(elsewhere);
  }

  /** One that only its own machine is asked about. */
  public Asked(Instance instance, ShellSource shell, boolean sudo) {
    this(instance, shell, sudo, Map.of());
  }

  /** Whether the probe runs on the instance's own machine. */
  boolean isOwn(ShellProbe<?> probe) {
    return probe.target(instance).filter(instance.target()::equals).isPresent();
  }

  /** How that machine is asked about the instance; {@code sudo} is used on its own only. */
  Optional<Asked> on(String target) {
    return Optional.ofNullable(elsewhere.get(target))
        .map(way -> new Asked(instance, way, false, Map.of()));
  }

  /** Opens a way to one machine; asked for at most once in a run. */
  @FunctionalInterface
  public interface ShellSource {
    RemoteShell open() throws InterruptedException;
  }
}
