package dee.playbooks.run;

import dee.playbooks.Evidence;
import dee.playbooks.Playbook;
import dee.playbooks.diagnosis.CausalMap;
import dee.playbooks.diagnosis.Diagnostician;
import dee.playbooks.run.RunReport.Coverage;
import dee.playbooks.run.RunReport.Missing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs a playbook on instances, all at once: one virtual thread for each. What goes wrong with one
 * of them does not touch the others. May be used for several runs at the same time.
 */
public final class PlaybookRun {

  /** The least time between the two samples of a counter, where nothing else is wanted. */
  public static final Duration WINDOW = Duration.ofSeconds(2);

  private final CausalMap map;
  private final InstantSource clock;
  private final Supplier<String> boundaries;
  private final Duration window;

  /**
   * @param boundaries a new random word for each script; see {@link dee.probes.shell.Script}
   * @param window the least time between the two samples of a counter
   */
  public PlaybookRun(
      CausalMap map, InstantSource clock, Supplier<String> boundaries, Duration window) {
    this.map = map;
    this.clock = clock;
    this.boundaries = boundaries;
    this.window = window;
  }

  /**
   * Runs it to the end.
   *
   * @param listener is told what happens, from one thread at a time
   * @throws InterruptedException when the run was cancelled; every shell is closed by then
   */
  public RunReport run(Playbook playbook, List<Asked> instances, Consumer<RunEvent> listener)
      throws InterruptedException {
    Instant startedAt = clock.instant();
    Consumer<RunEvent> events = oneAtATime(listener);
    events.accept(new RunEvent.Started(playbook.name(), playbook.sha256(), instances.size()));
    List<Examined> examined = examine(playbook, instances, events);
    RunReport report = report(playbook, startedAt, examined);
    events.accept(new RunEvent.Finished(report));
    return report;
  }

  private List<Examined> examine(
      Playbook playbook, List<Asked> instances, Consumer<RunEvent> events)
      throws InterruptedException {
    Diagnostician diagnostician = new Diagnostician(map);
    int slots = EvidenceIds.slots(playbook);
    List<Callable<Examined>> work = new ArrayList<>();
    for (int i = 0; i < instances.size(); i++) {
      EvidenceIds ids = EvidenceIds.from(playbook, i * slots);
      Examination examination =
          new Examination(
              playbook,
              instances.get(i),
              diagnostician,
              ids,
              new Scripts(boundaries, window),
              clock);
      work.add(() -> examination.run(events));
    }
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      List<Examined> examined = new ArrayList<>();
      for (Future<Examined> future : threads.invokeAll(work)) {
        examined.add(future.get());
      }
      return examined;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("an examination ended without a result", e.getCause());
    } finally {
      threads.shutdownNow();
      threads.close();
    }
  }

  private RunReport report(Playbook playbook, Instant startedAt, List<Examined> examined) {
    List<Missing> missing =
        examined.stream()
            .flatMap(e -> e.missing().stream().map(why -> new Missing(e.report().target(), why)))
            .toList();
    List<Evidence> evidence = examined.stream().flatMap(e -> e.evidence().stream()).toList();
    return new RunReport(
        playbook.name(),
        playbook.sha256(),
        startedAt,
        Duration.between(startedAt, clock.instant()),
        new Coverage(examined.size(), examined.size() - missing.size(), missing),
        examined.stream().map(Examined::report).toList(),
        new Comparison(examined).differences(),
        evidence);
  }

  private static Consumer<RunEvent> oneAtATime(Consumer<RunEvent> listener) {
    Object lock = new Object();
    return event -> {
      synchronized (lock) {
        listener.accept(event);
      }
    };
  }
}
