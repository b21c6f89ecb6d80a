package dee.playbooks.run;

import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import dee.probes.Probe;
import dee.probes.ShellProbe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Asks machines other than the instance's own about it, such as its database's. One that does not
 * answer is no missing target: the instance's own machine has been looked at. Used by one thread;
 * closing it ends what is still being asked.
 */
final class ElsewhereQuestions implements AutoCloseable {

  private final Asked asked;
  private final Scripts scripts;
  private final EvidenceKeeper keeper;
  private final Map<String, TargetQuestions> open = new LinkedHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<List<Learned>>> asking = new ArrayList<>();

  ElsewhereQuestions(Asked asked, Scripts scripts, EvidenceKeeper keeper) {
    this.asked = asked;
    this.scripts = scripts;
    this.keeper = keeper;
  }

  /** Whether the inventory names no machine that it could run on. */
  boolean hasNoMachine(Probe<?> probe) {
    return probe instanceof ShellProbe<?> shell && shell.target(asked.instance()).isEmpty();
  }

  /** What is learned of such probes, without asking anybody. */
  List<Learned> withoutMachine(Set<Probe<?>> due) {
    return due.stream()
        .filter(this::hasNoMachine)
        .map(p ->
            new Learned(
                p.id(),
                Outcome.unavailable(Reason.NOT_CONFIGURED, "no machine is named for it"),
                Optional.empty()))
        .toList();
  }

  /** Begins to ask: each machine on its own, all at the same time. */
  void begin(List<ShellProbe<?>> probes) {
    Map<String, List<ShellProbe<?>>> byTarget = new LinkedHashMap<>();
    for (ShellProbe<?> probe : probes) {
      String target = probe.target(asked.instance()).orElseThrow();
      byTarget.computeIfAbsent(target, _ -> new ArrayList<>()).add(probe);
    }
    byTarget.forEach((target, there) -> {
      Optional<TargetQuestions> questions = questions(target);
      asking.add(threads.submit(() -> ask(target, questions, there)));
    });
  }

  /** The answers to all that was begun; waits for them. */
  List<Learned> answers() throws InterruptedException {
    List<Learned> learned = new ArrayList<>();
    for (Future<List<Learned>> future : asking) {
      try {
        learned.addAll(future.get());
      } catch (ExecutionException e) {
        if (e.getCause() instanceof InterruptedException) {
          throw new InterruptedException("a question to another machine was interrupted");
        }
        throw new IllegalStateException("another machine gave no answer", e.getCause());
      }
    }
    asking.clear();
    return learned;
  }

  private Optional<TargetQuestions> questions(String target) {
    return asked
        .on(target)
        .map(there ->
            open.computeIfAbsent(target, _ -> new TargetQuestions(there, scripts, keeper)));
  }

  private static List<Learned> ask(
      String target, Optional<TargetQuestions> questions, List<ShellProbe<?>> probes)
      throws InterruptedException {
    return questions.isEmpty()
        ? TargetQuestions.unreachable(probes, "no way to " + target + " is known")
        : questions.get().ask(probes, OptionalInt.empty()).learned();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
    open.values().forEach(TargetQuestions::close);
  }
}
