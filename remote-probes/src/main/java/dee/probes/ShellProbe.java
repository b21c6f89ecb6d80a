package dee.probes;

import dee.probes.shell.ProbeOutput;
import java.util.List;
import java.util.Optional;

/**
 * A probe that runs a POSIX sh script on the target. Acquiring and parsing are apart: {@link
 * #parse} is pure and may be called on any thread.
 */
public non-sealed interface ShellProbe<R> extends Probe<R> {

  /** The script's class path resource, such as {@code probes/files/open-files.sh}. */
  String script();

  /** What the script gets as {@code $1}, {@code $2}, …; any text, it is quoted for the shell. */
  List<String> arguments(Instance instance);

  /**
   * The name of the machine it runs on; few run elsewhere than the instance does. Empty when the
   * inventory names none: then there is nothing to ask.
   */
  default Optional<String> target(Instance instance) {
    return Optional.of(instance.target());
  }

  /** What bounds one run of the script. */
  Bounds bounds();

  /**
   * How often the script runs within one phase: 1, or 2 for counters that are read as differences.
   */
  default int samples() {
    return 1;
  }

  /** Whether it gives way to other processes of the machine, as all should that only look. */
  default boolean yields() {
    return true;
  }

  /** The command a person would type to see the same, shown beside the evidence. */
  String command(Instance instance);

  /** What is kept of what the script printed; by default all of it, as text. */
  default Exhibit exhibit(ProbeOutput output) {
    return Exhibit.of(output.text());
  }

  /** Reads what the script printed; never throws for what a target may print. */
  Outcome<R> parse(ProbeOutput output);
}
