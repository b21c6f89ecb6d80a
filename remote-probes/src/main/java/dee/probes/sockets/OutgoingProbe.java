package dee.probes.sockets;

import dee.probes.Bounds;
import dee.probes.Instance;
import dee.probes.Outcome;
import dee.probes.ShellProbe;
import dee.probes.shell.ProbeOutput;
import java.time.Duration;
import java.util.List;

/** The connections the instance opened itself, such as those to its database. */
public final class OutgoingProbe implements ShellProbe<Outgoing> {

  @Override
  public String id() {
    return "outgoing";
  }

  @Override
  public String purpose() {
    return "connections the process opened itself, and which of them wait for an answer";
  }

  @Override
  public Class<Outgoing> answer() {
    return Outgoing.class;
  }

  @Override
  public String script() {
    return "probes/sockets/outgoing.sh";
  }

  @Override
  public List<String> arguments(Instance instance) {
    return List.of();
  }

  @Override
  public Bounds bounds() {
    return new Bounds(Duration.ofSeconds(6), 320 * 1024);
  }

  @Override
  public int samples() {
    return 2;
  }

  @Override
  public String command(Instance instance) {
    return "ss -tnie state established state close-wait 'sport != :"
        + instance.port()
        + "', kept to the inodes in ls -l /proc/PID/fd";
  }

  @Override
  public Outcome<Outgoing> parse(ProbeOutput output) {
    return output.<Outgoing>refusal().orElseGet(() -> OutgoingParser.parse(output));
  }
}
