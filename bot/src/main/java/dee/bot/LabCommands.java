package dee.bot;

import dee.bot.lab.Isolation;
import dee.bot.lab.Lab;
import dee.bot.lab.Scenario;
import dee.bot.lab.Scenarios;
import dee.probes.text.Spelling;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Real faults on demand: {@code dee lab list|start|score}. */
@Command(
    name = "lab",
    mixinStandardHelpOptions = true,
    description = "Real faults in real processes of this machine.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      LabCommands.ListCommand.class,
      LabCommands.StartCommand.class,
      LabScoreCommand.class
    })
final class LabCommands implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command: list, start or score?");
  }

  /** The option that says where a scenario's targets live, shared by start and score. */
  static final class Place {

    @Option(
        names = "--namespaces",
        description =
            "give each target a network namespace of its own, with its own kernel counters; needs root")
    private boolean namespaces;

    /** Starts a scenario there. */
    Lab start(Scenario scenario, Consumer<String> progress) {
      return Lab.start(
          scenario,
          Path.of(System.getProperty("java.io.tmpdir")),
          isolation(),
          progress);
    }

    /** How far apart its targets are to be, at least. */
    Isolation isolation() {
      return namespaces ? Isolation.NAMESPACES : Isolation.LOOPBACK;
    }
  }

  /** The scenario of that name, or a message that names them all. */
  static Scenario scenario(CommandSpec spec, String name) {
    return Scenarios.find(name)
        .orElseThrow(() -> {
          List<String> names = Scenarios.all().stream().map(Scenario::name).toList();
          return new ParameterException(
              spec.commandLine(),
              "there is no scenario '"
                  + name
                  + "'"
                  + Spelling.hint(name, names)
                  + "; scenarios are: "
                  + String.join(", ", names));
        });
  }

  /** {@code dee lab list}. */
  @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the scenarios.")
  static final class ListCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
      PrintWriter out = spec.commandLine().getOut();
      for (Scenario scenario : Scenarios.all()) {
        out.printf(
            "%-27s %s%s%n",
            scenario.name(),
            scenario.summary(),
            scenario.needs().isEmpty() ? "" : " (needs " + scenario.needs() + ")");
      }
      return 0;
    }
  }

  /** {@code dee lab start SCENARIO}. */
  @Command(
      name = "start",
      mixinStandardHelpOptions = true,
      description = "Starts a scenario, says how to reach it, and stays up until Ctrl-C.")
  static final class StartCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "SCENARIO", description = "one of `dee lab list`")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Mixin private final Place place = new Place();

    @Override
    public Integer call() throws InterruptedException {
      PrintWriter out = spec.commandLine().getOut();
      PrintWriter err = spec.commandLine().getErr();
      try (Lab lab = place.start(scenario(spec, name), line -> err.println("… " + line))) {
        lab.explain().forEach(out::println);
        out.println("Ctrl-C ends it and everything it started.");
        new CountDownLatch(1).await();
        return 0;
      }
    }
  }
}
