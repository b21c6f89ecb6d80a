package dee.probes.limits;

import dee.probes.Bounds;
import dee.probes.Instance;
import dee.probes.Outcome;
import dee.probes.ShellProbe;
import dee.probes.shell.ProbeOutput;
import java.util.List;

/** Asks for the resource limits that the process itself has. */
public final class LimitsProbe implements ShellProbe<Limits> {

  @Override
  public String id() {
    return "limits";
  }

  @Override
  public String purpose() {
    return "the resource limits the process really has";
  }

  @Override
  public Class<Limits> answer() {
    return Limits.class;
  }

  @Override
  public String script() {
    return "probes/limits/limits.sh";
  }

  @Override
  public List<String> arguments(Instance instance) {
    return List.of();
  }

  @Override
  public Bounds bounds() {
    return Bounds.CHEAP;
  }

  @Override
  public String command(Instance instance) {
    return "cat /proc/PID/limits   # PID of what listens on " + instance.address();
  }

  @Override
  public Outcome<Limits> parse(ProbeOutput output) {
    return output.<Limits>refusal().orElseGet(() -> read(output.last().lines()));
  }

  private static Outcome<Limits> read(List<String> lines) {
    Limits limits = LimitsParser.parse(lines).value();
    return limits.find("Max open files").isPresent()
        ? Outcome.measured(limits)
        : Outcome.malformed(
            "no limit on open files in %d lines of /proc/PID/limits".formatted(lines.size()));
  }
}
