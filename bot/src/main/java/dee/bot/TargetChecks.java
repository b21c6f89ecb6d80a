package dee.bot;

import dee.bot.ssh.TargetCheck;
import dee.bot.ssh.TargetReport;
import dee.bot.ssh.TargetReport.Stage;
import dee.bot.target.Inventory;
import dee.bot.target.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Checks an inventory's targets, all at the same time, and waits so long for them. */
record TargetChecks(Inventory inventory, Machines machines, Duration patience) {

  /** A report for each, in order; of one that does not answer in time, that. */
  List<TargetReport> reports() throws InterruptedException {
    Collection<Target> targets = inventory.targets().values();
    TargetCheck check = machines.check();
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      List<Future<TargetReport>> running = new ArrayList<>();
      List<String> names = new ArrayList<>();
      for (Target target : targets) {
        names.add(target.name());
        running.add(threads.submit(() -> check(check, target)));
      }
      long end = System.nanoTime() + patience.toNanos();
      List<TargetReport> reports = new ArrayList<>();
      for (int i = 0; i < running.size(); i++) {
        reports.add(report(names.get(i), running.get(i), end));
      }
      return reports;
    } finally {
      threads.shutdownNow();
    }
  }

  private TargetReport check(TargetCheck check, Target target) throws InterruptedException {
    List<String> misaddressed =
        inventory.services().values().stream()
            .flatMap(service -> service.on(target.name()).stream())
            .flatMap(instance ->
                machines.misaddressed(instance, target).stream()
                    .map(wrong -> "the address of " + instance.service() + ": " + wrong.words()))
            .toList();
    return check.check(Machines.target(target)).with(misaddressed);
  }

  private TargetReport report(String target, Future<TargetReport> running, long end)
      throws InterruptedException {
    try {
      return running.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      Throwable cause = Optional.ofNullable(e.getCause()).orElse(e);
      return unknown(target, String.valueOf(cause.getMessage()));
    } catch (TimeoutException _) {
      return unknown(target, "no result within " + patience.toSeconds() + " s");
    }
  }

  private static TargetReport unknown(String target, String why) {
    return new TargetReport(
        target, Stage.NOTHING, Optional.empty(), Optional.empty(), List.of(why));
  }
}
