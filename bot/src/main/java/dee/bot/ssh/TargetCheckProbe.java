package dee.bot.ssh;

import dee.probes.Bounds;
import dee.probes.Instance;
import dee.probes.Outcome;
import dee.probes.ShellProbe;
import dee.probes.shell.ProbeOutput;
import java.util.List;

/** Asks a machine for its {@link TargetFacts}. */
record TargetCheckProbe() implements ShellProbe<TargetFacts> {

  @Override
  public String id() {
    return "target-check";
  }

  @Override
  public String purpose() {
    return "what Dee finds on a machine and may do there";
  }

  @Override
  public Class<TargetFacts> answer() {
    return TargetFacts.class;
  }

  @Override
  public String script() {
    return "ssh/target-check.sh";
  }

  @Override
  public List<String> arguments(Instance instance) {
    return List.of();
  }

  @Override
  public Bounds bounds() {
    return Bounds.MODERATE;
  }

  @Override
  public String command(Instance instance) {
    return "id; uname -r; command -v ss lsof tcpdump; sudo -n true";
  }

  @Override
  public Outcome<TargetFacts> parse(ProbeOutput output) {
    return TargetFacts.parse(output);
  }
}
