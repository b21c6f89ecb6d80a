package dee.bot;

import dee.bot.target.Inventory;
import dee.bot.target.Misaddressed;
import dee.bot.target.Service;
import dee.playbooks.Playbook;
import dee.playbooks.run.RunEvent;
import dee.playbooks.run.RunReport;
import dee.probes.text.Spelling;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One investigation without an incident: {@code dee run PLAYBOOK --service NAME}. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description =
        "Runs a playbook on all instances of a service; exits 0 when it ran, whatever it found, and 3 when no target answered.")
final class RunCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private final ConfigOption config = new ConfigOption();

  @Parameters(paramLabel = "PLAYBOOK", description = "one of `dee playbooks list`")
  @SuppressWarnings("NullAway.Init")
  private String playbookName;

  @Option(
      names = "--service",
      required = true,
      description = "which service, as the configuration names it")
  @SuppressWarnings("NullAway.Init")
  private String serviceName;

  @Option(names = "--json", description = "print one JSON object instead of text")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    Inventory inventory = config.inventory();
    Service service =
        inventory
            .service(serviceName)
            .orElseThrow(
                () -> unknown("service", serviceName, List.copyOf(inventory.services().keySet())));
    try (PlaybookRuns runs = PlaybookRuns.of(inventory)) {
      Playbook playbook =
          runs.playbook(playbookName)
              .orElseThrow(() ->
                  unknown(
                      "playbook",
                      playbookName,
                      runs.library().playbooks().stream().map(Playbook::name).toList()));
      warn(runs.misaddressed(service));
      RunReport report = runs.run(playbook, service, progress());
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(RunReportJson.write(report));
      } else {
        RunReportText.lines(report).forEach(out::println);
      }
      out.flush();
      return report.coverage().answered() == 0 ? ProbeCommand.NOBODY_ANSWERED : 0;
    }
  }

  private void warn(List<Misaddressed> instances) {
    PrintWriter err = spec.commandLine().getErr();
    instances.forEach(wrong -> err.printf("! %s: address: %s%n", wrong.target(), wrong.words()));
    err.flush();
  }

  private Consumer<RunEvent> progress() {
    PrintWriter err = spec.commandLine().getErr();
    return event -> {
      switch (event) {
        case RunEvent.PhaseAnswered(String target, int phase, int phases, var elapsed) ->
            err.printf(
                "… %s: phase %d of %d answered in %d ms%n",
                target, phase, phases, elapsed.toMillis());
        case RunEvent.TargetMissing(String target, String reason) ->
            err.printf("… %s: no answer: %s%n", target, reason);
        case RunEvent.Started _,
            RunEvent.PhaseStarted _,
            RunEvent.EvidenceTaken _,
            RunEvent.InstanceDiagnosed _,
            RunEvent.Finished _ -> {}
      }
    };
  }

  private ParameterException unknown(String what, String name, List<String> known) {
    return new ParameterException(
        spec.commandLine(),
        "there is no "
            + what
            + " '"
            + name
            + "'"
            + Spelling.hint(name, known)
            + "; there are: "
            + String.join(", ", known));
  }
}
