package dee.playbooks.run;

import dee.probes.Instance;
import dee.probes.shell.RemoteShell;

/**
 * One instance a playbook is run on.
 *
 * @param shell opens the way to its machine; the run closes what it opened
 * @param sudo whether {@code sudo -n} may be used there
 */
public record Asked(Instance instance, ShellSource shell, boolean sudo) {

  /** Opens a way to one machine; asked for at most once in a run. */
  @FunctionalInterface
  public interface ShellSource {
    RemoteShell open() throws InterruptedException;
  }
}
