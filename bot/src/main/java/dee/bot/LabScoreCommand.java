package dee.bot;

import dee.bot.lab.Expectation;
import dee.bot.lab.Lab;
import dee.bot.lab.LabInstance;
import dee.bot.lab.Scenario;
import dee.bot.lab.Scenarios;
import dee.bot.lab.machine.LabException;
import dee.bot.target.Inventory;
import dee.bot.target.InventoryReader;
import dee.bot.target.Service;
import dee.playbooks.diagnosis.Verdict;
import dee.playbooks.run.InstanceReport;
import dee.playbooks.run.RunReport;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Whether Dee gets the lab's faults right: {@code dee lab score [SCENARIO…]}. */
@Command(
    name = "score",
    mixinStandardHelpOptions = true,
    description =
        "Starts each scenario, runs its playbook, and compares the diagnosis with the expected one; exits 1 on a miss.")
final class LabScoreCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Parameters(paramLabel = "SCENARIO", description = "which; default: all", arity = "0..*")
  private List<String> names = List.of();

  @Mixin private final LabCommands.Place place = new LabCommands.Place();

  @Override
  public Integer call() throws InterruptedException {
    List<Scenario> scenarios =
        names.isEmpty()
            ? Scenarios.all()
            : names.stream().map(name -> LabCommands.scenario(spec, name)).toList();
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%-20s %-10s %-10s %-20s %6s  %s%n", "scenario", "instance", "verdict", "causes", "ms", "");
    int right = 0;
    int asked = 0;
    for (Scenario scenario : scenarios) {
      RunReport report;
      try {
        report = run(scenario);
      } catch (LabException e) {
        asked += scenario.instances().size();
        out.printf("%-20s MISS: the lab: %s%n", scenario.name(), e.getMessage());
        continue;
      }
      for (LabInstance planned : scenario.instances()) {
        asked++;
        List<String> misses = misses(planned, report);
        right += misses.isEmpty() ? 1 : 0;
        Optional<InstanceReport> got = report(planned, report);
        out.printf(
            "%-20s %-10s %-10s %-20s %6d  %s%n",
            scenario.name(),
            planned.target(),
            got.map(g -> g.diagnosis().verdict().word()).orElse("none"),
            got.map(g -> String.join(",", g.diagnosis().causes()))
                .filter(s -> !s.isEmpty())
                .orElse("-"),
            report.elapsed().toMillis(),
            misses.isEmpty() ? "right" : "MISS: " + String.join("; ", misses));
        out.flush();
      }
    }
    out.printf("%d of %d instances right%n", right, asked);
    return right == asked ? 0 : 1;
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

  /** What of the expectation did not come true, in words; empty when all of it did. */
  static List<String> misses(LabInstance planned, RunReport report) {
    Optional<InstanceReport> found = report(planned, report);
    if (found.isEmpty()) {
      return List.of("no report");
    }
    Expectation expected = planned.expectation();
    var got = found.get().diagnosis();
    List<String> misses = new ArrayList<>();
    if (got.verdict() != expected.verdict()) {
      misses.add("expected " + expected.verdict().word());
    }
    if (!expected.causes().equals(Set.copyOf(got.causes()))) {
      misses.add("expected causes " + expected.causes());
    }
    List<String> chain = got.chain().stream().map(link -> link.condition().id()).toList();
    if (expected.verdict() == Verdict.EXPLAINED && !inOrder(expected.chain(), chain)) {
      misses.add(
          "expected chain "
              + String.join(" > ", expected.chain())
              + ", got "
              + String.join(" > ", chain));
    }
    if (!got.symptoms().containsAll(expected.symptoms())) {
      misses.add("expected symptoms " + expected.symptoms() + ", got " + got.symptoms());
    }
    return misses;
  }

  private static boolean inOrder(List<String> wanted, List<String> chain) {
    int next = 0;
    for (String condition : chain) {
      if (next < wanted.size() && condition.equals(wanted.get(next))) {
        next++;
      }
    }
    return next == wanted.size();
  }
}
