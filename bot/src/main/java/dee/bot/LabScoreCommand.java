package dee.bot;

import dee.bot.lab.Lab;
import dee.bot.lab.LabInstance;
import dee.bot.lab.Scenario;
import dee.bot.lab.Scenarios;
import dee.bot.lab.machine.LabException;
import dee.bot.target.Inventory;
import dee.bot.target.InventoryReader;
import dee.bot.target.Service;
import dee.playbooks.run.InstanceReport;
import dee.playbooks.run.RunReport;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Whether Dee gets the lab's faults right: {@code dee lab score [SCENARIO…]}. */
@Command(
    name = "score",
    mixinStandardHelpOptions = true,
    description =
        "Starts each scenario, runs its playbook, and compares the diagnosis with the expected one; exits 1 on a miss. What cannot be had on this machine is skipped.")
final class LabScoreCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Parameters(paramLabel = "SCENARIO", description = "which; default: all", arity = "0..*")
  private List<String> names = List.of();

  @Option(names = "--times", paramLabel = "N", description = "how often each, default 1")
  private int times = 1;

  @Option(
      names = "--blind",
      description =
          "on a machine without tcpdump: unresolved is right where the missing tcpdump is among the reasons")
  private boolean blind;

  @Mixin private final LabCommands.Place place = new LabCommands.Place();

  private int right;
  private int asked;

  @Override
  public Integer call() throws InterruptedException {
    List<Scenario> scenarios =
        names.isEmpty()
            ? Scenarios.all()
            : names.stream().map(name -> LabCommands.scenario(spec, name)).toList();
    refuseNonsense();
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%-27s %-10s %-10s %-22s %6s  %s%n", "scenario", "instance", "verdict", "causes", "ms", "");
    List<Scenario> possible = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      Optional<String> whyNot = scenario.whyNotHere(place.isolation());
      if (whyNot.isPresent()) {
        out.printf("%-27s skipped: %s%n", scenario.name(), whyNot.get());
      } else {
        possible.add(scenario);
      }
    }
    for (int time = 1; time <= times; time++) {
      for (Scenario scenario : possible) {
        play(scenario);
      }
      if (times > 1) {
        out.printf("time %d of %d: %d of %d instances right so far%n", time, times, right, asked);
      }
    }
    int skipped = scenarios.size() - possible.size();
    out.printf(
        "%d of %d instances right%s%n",
        right, asked, skipped == 0 ? "" : "; scenarios skipped: " + skipped);
    out.flush();
    return right == asked ? 0 : 1;
  }

  /** A score that was not measured is none. */
  private void refuseNonsense() {
    if (times < 1) {
      throw new ParameterException(spec.commandLine(), "--times " + times + ": at least 1");
    }
    Optional<Path> tool = tcpdump();
    if (blind && tool.isPresent()) {
      throw new ParameterException(
          spec.commandLine(),
          "--blind, but %s can be run. Take it away first, for this command only: unshare -m sh -c 'mount --bind /dev/null %s; exec dee lab score --blind'"
              .formatted(tool.get(), tool.get()));
    }
  }

  private static Optional<Path> tcpdump() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of((path + ":/usr/sbin:/sbin:/usr/local/sbin:/usr/local/bin").split(":", -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, "tcpdump"))
        .filter(Files::isRegularFile)
        .filter(Files::isExecutable)
        .findFirst();
  }

  private void play(Scenario scenario) throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    RunReport report;
    try {
      report = run(scenario);
    } catch (LabException e) {
      asked += scenario.instances().size();
      out.printf("%-27s MISS: the lab: %s%n", scenario.name(), e.getMessage());
      out.flush();
      return;
    }
    for (LabInstance planned : scenario.instances()) {
      asked++;
      LabScore score = new LabScore(planned, report(planned, report), blind);
      right += score.right() ? 1 : 0;
      out.printf(
          "%-27s %-10s %-10s %-22s %6d  %s%n",
          scenario.name(),
          planned.target(),
          score.got().map(g -> g.diagnosis().verdict().word()).orElse("none"),
          score
              .got()
              .map(g -> String.join(",", g.diagnosis().causes()))
              .filter(s -> !s.isEmpty())
              .orElse("-"),
          report.elapsed().toMillis(),
          word(score));
      if (!score.right()) {
        score.reasons().forEach(line -> out.println("    " + line));
      }
      out.flush();
    }
  }

  private static String word(LabScore score) {
    if (score.misses().isEmpty()) {
      return "right";
    }
    return score.right()
        ? "right: it says that it lacks tcpdump"
        : "MISS: " + String.join("; ", score.misses());
  }

  private RunReport run(Scenario scenario) throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    try (Lab lab =
        place.start(scenario, line -> err.println("… " + scenario.name() + ": " + line))) {
      Inventory inventory = InventoryReader.read(lab.config());
      Service service = inventory.service(Scenario.SERVICE).orElseThrow();
      try (PlaybookRuns runs = PlaybookRuns.of(inventory)) {
        return runs.run(runs.playbook(service.playbook()).orElseThrow(), service, _ -> {});
      }
    }
  }

  private static Optional<InstanceReport> report(LabInstance planned, RunReport report) {
    return report.instances().stream().filter(i -> i.target().equals(planned.target())).findFirst();
  }
}
