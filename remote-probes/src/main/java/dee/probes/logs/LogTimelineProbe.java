package dee.probes.logs;

import dee.probes.Bounds;
import dee.probes.Instance;
import dee.probes.Outcome;
import dee.probes.ShellProbe;
import dee.probes.shell.ProbeOutput;
import java.time.Duration;
import java.util.List;

/** Requests, errors and latencies over time, counted from the ends of the logs on the target. */
public final class LogTimelineProbe implements ShellProbe<LogTimelines> {

  private static final Bounds BOUNDS = new Bounds(Duration.ofSeconds(5), 48 * 1024);

  @Override
  public String id() {
    return "log-timeline";
  }

  @Override
  public String purpose() {
    return "requests, errors and latencies over time, from the application's log and the access log";
  }

  @Override
  public Class<LogTimelines> answer() {
    return LogTimelines.class;
  }

  @Override
  public String script() {
    return "probes/logs/log-timeline.sh";
  }

  @Override
  public List<String> arguments(Instance instance) {
    return List.of(instance.log().orElse(""), instance.accessLog().orElse(""));
  }

  @Override
  public Bounds bounds() {
    return BOUNDS;
  }

  @Override
  public String command(Instance instance) {
    return "tail -c 4194304 "
        + instance.accessLog().or(instance::log).orElse("LOG")
        + " | awk '…' # lines, requests, errors and latencies in each stretch of time";
  }

  @Override
  public Outcome<LogTimelines> parse(ProbeOutput output) {
    return output
        .<LogTimelines>refusal()
        .orElseGet(() -> LogTimelineParser.parse(output.last().text()));
  }
}
