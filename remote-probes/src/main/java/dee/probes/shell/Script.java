package dee.probes.shell;

import dee.probes.Instance;
import dee.probes.ShellProbe;
import java.time.Duration;
import java.util.List;
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

  public Script {
    probes = List.copyOf(probes);
    if (!boundary.matches("[0-9a-z]{8,64}")) {
      throw new IllegalArgumentException("the boundary must be 8 to 64 letters and digits");
    }
  }

  /** The longest the script may run by its probes' own bounds. */
  public Duration atMost() {
    Duration sum = window.plusSeconds(5);
    for (ShellProbe<?> probe : probes) {
      sum = sum.plus(probe.bounds().timeout().multipliedBy(probe.samples()));
    }
    return sum;
  }
}
