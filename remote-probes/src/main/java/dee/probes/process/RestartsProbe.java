package dee.probes.process;

import dee.probes.Bounds;
import dee.probes.Instance;
import dee.probes.Outcome;
import dee.probes.ShellProbe;
import dee.probes.shell.ProbeOutput;
import java.time.Duration;
import java.util.List;

/** Watches who holds the instance's port, whether it ends and who comes after it. */
public final class RestartsProbe implements ShellProbe<Restarts> {

  private static final Bounds BOUNDS = new Bounds(Duration.ofSeconds(10), 8 * 1024);

  @Override
  public String id() {
    return "restarts";
  }

  @Override
  public String purpose() {
    return "whether what listens on the port ends and is started again";
  }

  @Override
  public Class<Restarts> answer() {
    return Restarts.class;
  }

  @Override
  public String script() {
    return "probes/process/restarts.sh";
  }

  @Override
  public List<String> arguments(Instance instance) {
    return List.of();
  }

  @Override
  public Bounds bounds() {
    return BOUNDS;
  }

  @Override
  public String command(Instance instance) {
    return "ss -Hltnp 'sport = :%d' # every 0.2 s for 5 s where that process began less than two minutes ago"
        .formatted(instance.port());
  }

  @Override
  public Outcome<Restarts> parse(ProbeOutput output) {
    return output.<Restarts>refusal().orElseGet(() -> RestartsParser.parse(output.last()));
  }
}
