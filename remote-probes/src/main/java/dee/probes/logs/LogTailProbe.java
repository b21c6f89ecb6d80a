package dee.probes.logs;

import dee.probes.Bounds;
import dee.probes.Instance;
import dee.probes.Outcome;
import dee.probes.ShellProbe;
import dee.probes.shell.ProbeOutput;
import java.time.Duration;
import java.util.List;

/** What the end of the service's log tells of full pools and missing descriptors. */
public final class LogTailProbe implements ShellProbe<LogTail> {

  private static final Bounds BOUNDS = new Bounds(Duration.ofSeconds(4), 260 * 1024);

  @Override
  public String id() {
    return "log-tail";
  }

  @Override
  public String purpose() {
    return "what the end of the log tells of full pools and missing descriptors";
  }

  @Override
  public Class<LogTail> answer() {
    return LogTail.class;
  }

  @Override
  public String script() {
    return "probes/logs/log-tail.sh";
  }

  @Override
  public List<String> arguments(Instance instance) {
    return List.of(instance.log().orElse(""));
  }

  @Override
  public Bounds bounds() {
    return BOUNDS;
  }

  @Override
  public String command(Instance instance) {
    return "tail -c 262144 " + instance.log().orElse("LOG");
  }

  @Override
  public Outcome<LogTail> parse(ProbeOutput output) {
    return output.<LogTail>refusal().orElseGet(() -> LogTailParser.parse(output.last().text()));
  }
}
