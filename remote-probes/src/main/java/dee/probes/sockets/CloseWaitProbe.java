package dee.probes.sockets;

import dee.probes.Bounds;
import dee.probes.Instance;
import dee.probes.Outcome;
import dee.probes.ShellProbe;
import dee.probes.shell.ProbeOutput;
import java.util.List;

/** The sockets whose client has gone and which the program has not closed: how many, and why. */
public final class CloseWaitProbe implements ShellProbe<CloseWaits> {

  @Override
  public String id() {
    return "close-wait";
  }

  @Override
  public String purpose() {
    return "connections whose client has gone: still queued, unanswered, or forgotten";
  }

  @Override
  public Class<CloseWaits> answer() {
    return CloseWaits.class;
  }

  @Override
  public String script() {
    return "probes/sockets/close-wait.sh";
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
  public int samples() {
    return 2;
  }

  @Override
  public String command(Instance instance) {
    return "ss -tnoie state close-wait 'sport = :" + instance.port() + "'";
  }

  @Override
  public Outcome<CloseWaits> parse(ProbeOutput output) {
    return output.<CloseWaits>refusal().orElseGet(() -> CloseWaitParser.parse(output));
  }
}
