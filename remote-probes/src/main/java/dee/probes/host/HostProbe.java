package dee.probes.host;

import dee.probes.Bounds;
import dee.probes.Instance;
import dee.probes.Outcome;
import dee.probes.ShellProbe;
import dee.probes.shell.ProbeOutput;
import java.util.List;

/** Asks for the machine's kernel, load, memory and the settings that decide about connections. */
public final class HostProbe implements ShellProbe<Host> {

  @Override
  public String id() {
    return "host";
  }

  @Override
  public String purpose() {
    return "the machine: kernel, clock, load, memory, network settings";
  }

  @Override
  public Class<Host> answer() {
    return Host.class;
  }

  @Override
  public String script() {
    return "probes/host/host.sh";
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
    return "uname -r; cat /proc/loadavg /proc/meminfo; sysctl net.core.somaxconn"
        + " net.ipv4.tcp_abort_on_overflow net.ipv4.tcp_syncookies net.ipv4.ip_local_port_range";
  }

  @Override
  public Outcome<Host> parse(ProbeOutput output) {
    return output.<Host>refusal().orElseGet(() -> HostParser.parse(output.last()));
  }
}
