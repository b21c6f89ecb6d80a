package dee.probes.process;

import dee.probes.Bounds;
import dee.probes.Instance;
import dee.probes.Outcome;
import dee.probes.ShellProbe;
import dee.probes.shell.ProbeOutput;
import java.util.List;

/** Asks which process listens on the instance's port, and looks at it twice. */
public final class ProcessProbe implements ShellProbe<ServiceProcess> {

  @Override
  public String id() {
    return "process";
  }

  @Override
  public String purpose() {
    return "the process that listens on the port: since when, doing what";
  }

  @Override
  public Class<ServiceProcess> answer() {
    return ServiceProcess.class;
  }

  @Override
  public String script() {
    return "probes/process/process.sh";
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
  public int samples() {
    return 2;
  }

  @Override
  public String command(Instance instance) {
    return "cat /proc/PID/{stat,status,cmdline}   # PID of what listens on " + instance.address();
  }

  @Override
  public Outcome<ServiceProcess> parse(ProbeOutput output) {
    return output.<ServiceProcess>refusal().orElseGet(() -> ProcessParser.parse(output));
  }
}
