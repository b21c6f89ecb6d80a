package dee.probes.shell;

import dee.probes.Bounds;
import dee.probes.Instance;
import dee.probes.Outcome;
import dee.probes.ShellProbe;
import java.util.List;

/** A probe whose script is a test resource and whose answer is its text. */
record TestProbe(String id, String script, List<String> words, Bounds bounds, int samples)
    implements ShellProbe<String> {

  static TestProbe of(String name, String... words) {
    return new TestProbe(name, "probes/shell/" + name + ".sh", List.of(words), Bounds.CHEAP, 1);
  }

  TestProbe within(Bounds other) {
    return new TestProbe(id, script, words, other, samples);
  }

  TestProbe twice() {
    return new TestProbe(id, script, words, bounds, 2);
  }

  @Override
  public String purpose() {
    return "tests the stream";
  }

  @Override
  public Class<String> answer() {
    return String.class;
  }

  @Override
  public List<String> arguments(Instance instance) {
    return words;
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
