package dee.bot;

import dee.bot.ssh.TargetCheck;
import dee.bot.ssh.TargetFacts;
import dee.bot.ssh.TargetReport;
import dee.bot.ssh.TargetReport.Stage;
import dee.bot.target.Inventory;
import dee.bot.target.Target;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Whether Dee can work with its targets, and what to do where it cannot: {@code dee doctor}. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description =
        "Checks each target: reachable, host key, login, tools, rights; exits 1 when one cannot be worked with.")
final class DoctorCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

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
    if (inventory.targets().isEmpty()) {
      out.println(
          "There is nothing to check: add targets and services (bot/dee.example.yaml shows how).");
      return 1;
    }
    boolean allWork = true;
    for (TargetReport report : check(inventory)) {
      allWork &= report.got(Stage.WORKING);
      lines(report).forEach(out::println);
    }
    out.flush();
    return allWork ? 0 : 1;
  }

  private static List<TargetReport> check(Inventory inventory) throws InterruptedException {
    try (Machines machines = Machines.of(inventory);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      TargetCheck check = machines.check();
      List<Future<TargetReport>> running = new ArrayList<>();
      for (Target target : inventory.targets().values()) {
        running.add(threads.submit(() -> check.check(Machines.target(target))));
      }
      List<TargetReport> reports = new ArrayList<>();
      List<String> names = List.copyOf(inventory.targets().keySet());
      for (int i = 0; i < running.size(); i++) {
        reports.add(report(names.get(i), running.get(i)));
      }
      return reports;
    }
  }

  private static TargetReport report(String target, Future<TargetReport> running)
      throws InterruptedException {
    try {
      return running.get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return new TargetReport(
          target,
          Stage.NOTHING,
          Optional.empty(),
          Optional.empty(),
          List.of(String.valueOf(cause.getMessage())));
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
        "  sees other users' processes: %s · may capture packets: %s"
            .formatted(yes(facts.seesOthers()), yes(facts.capture())),
        "  tools: " + (tools.isEmpty() ? "none" : String.join(" ", tools.values())));
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static String yes(boolean is) {
    return is ? "yes" : "no";
  }
}
