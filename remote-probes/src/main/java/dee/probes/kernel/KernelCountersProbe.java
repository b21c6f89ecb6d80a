package dee.probes.kernel;

import dee.probes.Bounds;
import dee.probes.Instance;
import dee.probes.Outcome;
import dee.probes.Outcome.Malformed;
import dee.probes.Outcome.Measured;
import dee.probes.Outcome.Unavailable;
import dee.probes.ShellProbe;
import dee.probes.shell.ProbeOutput;
import dee.probes.shell.Section;
import java.util.List;
import java.util.Map;

/** Asks for the kernel's TCP counters twice, to see what happens now and not since boot. */
public final class KernelCountersProbe implements ShellProbe<KernelCounters> {

  private final String id;
  private final String purpose;
  private final String command;

  private KernelCountersProbe(String id, String purpose, String command) {
    this.id = id;
    this.purpose = purpose;
    this.command = command;
  }

  /** A probe that looks at what happens now. */
  public KernelCountersProbe() {
    this(
        "kernel-counters",
        "what the kernel's TCP counted between two looks",
        "nstat -azs; sleep 2; nstat -azs");
  }

  /**
   * A probe whose window encloses the other probes of its phase: a script takes all second samples
   * after the last of the first ones.
   */
  public static KernelCountersProbe aroundCapture() {
    return new KernelCountersProbe(
        "counters-around-capture",
        "what the kernel's TCP counted from before a capture to after it",
        "nstat -azs # before the capture, and once more after it");
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String purpose() {
    return purpose;
  }

  @Override
  public Class<KernelCounters> answer() {
    return KernelCounters.class;
  }

  @Override
  public String script() {
    return "probes/kernel/kernel-counters.sh";
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
    return command;
  }

  @Override
  public Outcome<KernelCounters> parse(ProbeOutput output) {
    return output.<KernelCounters>refusal().orElseGet(() -> read(output));
  }

  private static Outcome<KernelCounters> read(ProbeOutput output) {
    if (!source(output.first()).equals(source(output.last()))) {
      return Outcome.malformed("the process ended between the two looks");
    }
    return switch (counters(output.first())) {
      case Unavailable<Map<String, Long>>(Outcome.Reason reason, String detail) ->
          Outcome.unavailable(reason, detail);
      case Malformed<Map<String, Long>>(String problem) -> Outcome.malformed(problem);
      case Measured<Map<String, Long>>(Map<String, Long> first) ->
          counters(output.last()).map(last -> new KernelCounters(first, last, output.window()));
    };
  }

  private static String source(Section section) {
    return section.lines().stream().findFirst().orElse("");
  }

  private static Outcome<Map<String, Long>> counters(Section section) {
    return source(section).startsWith("from ")
        ? ProcNetParser.parse(section.lines().stream().skip(1).toList())
        : Outcome.malformed("the answer does not say where it is from");
  }
}
