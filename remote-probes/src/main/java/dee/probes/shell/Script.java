package dee.probes.shell;

import dee.probes.Instance;
import dee.probes.ShellProbe;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The probes of one phase about one instance, to travel as one stream to {@code sh -s}.
 *
 * @param pid the process, when an earlier phase found it; else the script looks for it by its port
 * @param sudo whether {@code sudo -n} may be used where a probe needs it
 * @param window the least time between the two samples of a counter
 * @param boundary a random word that no output can contain by chance; it marks the frames
 */
public record Script(
    Instance instance,
    List<ShellProbe<?>> probes,
    OptionalInt pid,
    boolean sudo,
    Duration window,
    String boundary) {

  /** What the runner gives one look through the open files of the machine, and ending it. */
  private static final Duration SEARCH = Duration.ofSeconds(6);

  public Script {
    probes = List.copyOf(probes);
    if (!boundary.matches("[0-9a-z]{8,64}")) {
      throw new IllegalArgumentException("the boundary must be 8 to 64 letters and digits");
    }
  }

  /** Whether it runs where the instance does: elsewhere there is no process of it to find. */
  boolean looksForProcess() {
    return probes.isEmpty()
        || probes.stream().anyMatch(p -> p.target(instance).equals(Optional.of(instance.target())));
  }

  /**
   * The longest the script may run, by its probes' own bounds and that of one search for the
   * process.
   */
  public Duration atMost() {
    Duration sum = window.plusSeconds(5).plus(SEARCH.multipliedBy(sudo ? 2 : 1));
    for (ShellProbe<?> probe : probes) {
      sum = sum.plus(probe.bounds().timeout().multipliedBy(probe.samples()));
    }
    return sum;
  }
}
