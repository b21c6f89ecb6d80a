package dee.probes.sockets;

import dee.probes.Bounds;
import dee.probes.Instance;
import dee.probes.Outcome;
import dee.probes.ShellProbe;
import dee.probes.shell.ProbeOutput;
import java.util.List;

/** Who listens on the instance's port, how full the accept queue is, and what it drops. */
public final class ListenersProbe implements ShellProbe<Listeners> {

  @Override
  public String id() {
    return "listeners";
  }

  @Override
  public String purpose() {
    return "who listens on the port, and how full the accept queue is";
  }

  @Override
  public Class<Listeners> answer() {
    return Listeners.class;
  }

  @Override
  public String script() {
    return "probes/sockets/listeners.sh";
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
    return "ss -ltnem 'sport = :" + instance.port() + "'";
  }

  @Override
  public Outcome<Listeners> parse(ProbeOutput output) {
    return output.<Listeners>refusal().orElseGet(() -> ListenersParser.parse(output));
  }
}
