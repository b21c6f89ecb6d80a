package dee.bot.ssh;

import dee.probes.Bounds;
import dee.probes.HostPort;
import dee.probes.Instance;
import dee.probes.Outcome;
import dee.probes.ShellProbe;
import dee.probes.shell.ProbeOutput;
import dee.probes.shell.Script;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;

/** A probe whose script is {@code ssh/ID.sh} of the tests and whose answer is its text. */
record SshProbe(String id, Bounds bounds) implements ShellProbe<String> {

  static SshProbe of(String id) {
    return new SshProbe(id, Bounds.CHEAP);
  }

  /** A script of these probes, with a boundary of its own. */
  static Script script(SshProbe... probes) {
    return new Script(
        Instance.of("test", "here", new HostPort("127.0.0.1", 1)),
        List.of(probes),
        OptionalInt.empty(),
        false,
        Duration.ZERO,
        UUID.randomUUID().toString().replace("-", ""));
  }

  SshProbe within(Duration timeout, int bytes) {
    return new SshProbe(id, new Bounds(timeout, bytes));
  }

  @Override
  public String purpose() {
    return "tests the way over SSH";
  }

  @Override
  public Class<String> answer() {
    return String.class;
  }

  @Override
  public String script() {
    return "ssh/" + id + ".sh";
  }

  @Override
  public List<String> arguments(Instance instance) {
    return List.of();
  }

  @Override
  public String command(Instance instance) {
    return id;
  }

  @Override
  public Outcome<String> parse(ProbeOutput output) {
    return output.<String>refusal().orElseGet(() -> Outcome.measured(output.text()));
  }
}
