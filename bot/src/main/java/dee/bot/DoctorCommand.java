package dee.bot;

import dee.bot.ssh.TargetFacts;
import dee.bot.ssh.TargetReport;
import dee.bot.ssh.TargetReport.Stage;
import dee.bot.target.Inventory;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Whether Dee can work with its targets, and what to do where it cannot: {@code dee doctor}. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description =
        "Checks that secrets can be read, and each target: reachable, host key, login, tools, rights; exits 1 when something cannot be worked with.")
final class DoctorCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  /** Longer than any target's own deadlines together. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Mixin private final ConfigOption config = new ConfigOption();

  @Override
  public Integer call() throws InterruptedException {
    Inventory inventory = config.inventory();
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%s: %s, %s%n",
        inventory.file(),
        count(inventory.targets().size(), "target"),
        count(inventory.services().size(), "service"));
    DoorCheck doors = new DoorCheck(inventory, System.getenv());
    doors.lines().forEach(out::println);
    if (inventory.targets().isEmpty()) {
      out.println(
          "There is nothing to check: add targets and services (bot/dee.example.yaml shows how).");
      return 1;
    }
    boolean allWork = doors.open();
    for (TargetReport report : check(inventory)) {
      allWork &= report.got(Stage.WORKING);
      lines(report).forEach(out::println);
    }
    out.flush();
    return allWork ? 0 : 1;
  }

  private static List<TargetReport> check(Inventory inventory) throws InterruptedException {
    try (Machines machines = Machines.of(inventory)) {
      return new TargetChecks(inventory, machines, PATIENCE).reports();
    }
  }

  private static List<String> lines(TargetReport report) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(
        "%s: reachable %s · host key %s · login %s · commands %s"
            .formatted(
                report.target(),
                yes(report.got(Stage.REACHABLE)),
                yes(report.got(Stage.TRUSTED)),
                yes(report.got(Stage.LOGGED_IN)),
                yes(report.got(Stage.WORKING))));
    report.facts().ifPresent(facts -> lines.addAll(facts(facts)));
    report
        .clockSkew()
        .ifPresent(skew ->
            lines.add("  clock: %+.1f s against Dee's".formatted(skew.toMillis() / 1000.0)));
    report.problems().forEach(problem -> lines.add("  ! " + problem));
    return lines;
  }

  private static List<String> facts(TargetFacts facts) {
    Map<String, String> tools = new TreeMap<>(facts.tools());
    return List.of(
        "  kernel %s, as %s%s%s"
            .formatted(
                facts.kernel(),
                facts.user(),
                facts.root() ? " (root)" : "",
                facts
                    .sudo()
                    .map(works -> works ? ", sudo -n works" : ", sudo -n does not work")
                    .orElse("")),
        "  other users' processes: %s · can capture packets: %s"
            .formatted(facts.ofOthers(), yes(facts.captures())),
        "  tools: " + (tools.isEmpty() ? "none" : String.join(" ", tools.values())));
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static String yes(boolean is) {
    return is ? "yes" : "no";
  }
}
