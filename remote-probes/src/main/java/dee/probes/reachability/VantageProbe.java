package dee.probes.reachability;

import dee.probes.Bounds;
import dee.probes.Instance;
import dee.probes.Outcome;
import dee.probes.ShellProbe;
import dee.probes.shell.ProbeOutput;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whether a client on another machine, which the inventory names, gets an answer: what only some
 * clients see is seen from there.
 */
public final class VantageProbe implements ShellProbe<Reachability> {

  private static final Bounds BOUNDS = new Bounds(Duration.ofSeconds(13), 16 * 1024);

  @Override
  public String id() {
    return "vantage";
  }

  @Override
  public String purpose() {
    return "what a client on another machine sees";
  }

  @Override
  public Class<Reachability> answer() {
    return Reachability.class;
  }

  @Override
  public String script() {
    return "probes/reachability/vantage.sh";
  }

  @Override
  public Optional<String> target(Instance instance) {
    return instance.vantage();
  }

  @Override
  public List<String> arguments(Instance instance) {
    return List.of(url(instance));
  }

  private static String url(Instance instance) {
    String path = instance.healthPath().replaceAll("[^\\x21-\\x7e]", "%20");
    return "http://" + instance.address() + (path.startsWith("/") ? path : "/" + path);
  }

  @Override
  public Bounds bounds() {
    return BOUNDS;
  }

  @Override
  public String command(Instance instance) {
    return "curl -sv --connect-timeout 2 -m 4.5 " + url(instance);
  }

  @Override
  public Outcome<Reachability> parse(ProbeOutput output) {
    return output
        .<Reachability>refusal()
        .orElseGet(() -> VantageParser.parse(output.last().lines()));
  }
}
