package dee.bot;

import dee.bot.target.Inventory;
import dee.bot.target.Service;
import dee.probes.Instance;
import dee.probes.Outcome;
import dee.probes.Probe;
import dee.probes.standard.StandardProbes;
import dee.probes.text.Spelling;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One probe, its reading and its raw answer: {@code dee probe NAME --target TARGET}. */
@Command(
    name = "probe",
    mixinStandardHelpOptions = true,
    description = "Takes one probe about one instance; shows its reading and its raw answer.")
final class ProbeCommand implements Callable<Integer> {

  /** No target answered. */
  static final int NOBODY_ANSWERED = 3;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private final ConfigOption config = new ConfigOption();

  @Parameters(paramLabel = "NAME", description = "the probe, such as open-files")
  @SuppressWarnings("NullAway.Init")
  private String name;

  @Option(
      names = "--target",
      required = true,
      description = "the machine, as the configuration names it")
  @SuppressWarnings("NullAway.Init")
  private String target;

  @Option(
      names = "--service",
      description = "which of the target's services; default: the only one")
  @Nullable
  private String service;

  @Override
  public Integer call() throws InterruptedException {
    Inventory inventory = config.inventory();
    Probe<?> probe = probe();
    Instance instance = instance(inventory);
    try (Machines machines = Machines.of(inventory)) {
      var machine = inventory.targetOf(probe, instance);
      return show(
          probe,
          new SingleProbe(machines.shell(machine), machine.sudo(), InstantSource.system()),
          instance,
          machine.name());
    }
  }

  private <R> int show(Probe<R> probe, SingleProbe single, Instance instance, String machine)
      throws InterruptedException {
    SingleProbe.Taken<R> taken = single.take(probe, instance);
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%s on %s, %d ms%n", probe.id(), machine, taken.elapsed().toMillis());
    out.printf("$ %s%n%n", taken.command());
    switch (taken.outcome()) {
      case Outcome.Measured<R>(R value) -> out.print(Reading.of(value));
      case Outcome.Unavailable<R> _, Outcome.Malformed<R> _ ->
          out.println("not measured: " + taken.outcome().whyNot().orElse(""));
    }
    if (!taken.text().isBlank()) {
      out.println();
      taken.text().lines().forEach(line -> out.println("  | " + line));
    }
    return taken.outcome() instanceof Outcome.Unavailable<R>(Outcome.Reason reason, String _)
            && reason == Outcome.Reason.UNREACHABLE
        ? NOBODY_ANSWERED
        : 0;
  }

  private Probe<?> probe() {
    return StandardProbes.catalog()
        .find(name)
        .orElseThrow(() -> {
          List<String> known =
              StandardProbes.catalog().probes().stream().<String>map(Probe::id).toList();
          return new ParameterException(
              spec.commandLine(),
              "there is no probe '"
                  + name
                  + "'"
                  + Spelling.hint(name, known)
                  + "; probes are: "
                  + String.join(", ", known));
        });
  }

  private Instance instance(Inventory inventory) {
    if (inventory.target(target).isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "there is no target '"
              + target
              + "'"
              + Spelling.hint(target, inventory.targets().keySet())
              + "; targets are: "
              + String.join(", ", inventory.targets().keySet()));
    }
    List<Service> there =
        inventory.services().values().stream()
            .filter(s -> service == null || s.name().equals(service))
            .filter(s -> s.on(target).isPresent())
            .toList();
    if (there.size() != 1) {
      throw new ParameterException(
          spec.commandLine(),
          there.isEmpty()
              ? "no service"
                  + (service == null ? "" : " '" + service + "'")
                  + " has an instance on "
                  + target
              : "several services have an instance on "
                  + target
                  + "; say which: --service "
                  + String.join(" or ", there.stream().map(Service::name).toList()));
    }
    return there.getFirst().on(target).orElseThrow();
  }
}
