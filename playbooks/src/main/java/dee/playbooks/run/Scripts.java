package dee.playbooks.run;

import dee.probes.ShellProbe;
import dee.probes.shell.Script;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Makes the script of one phase. */
record Scripts(Supplier<String> boundaries, Duration window) {

  Script of(Asked asked, List<ShellProbe<?>> probes, OptionalInt pid) {
    return new Script(asked.instance(), probes, pid, asked.sudo(), window, boundaries.get());
  }
}
