package dee.playbooks.run;

import dee.playbooks.Evidence;
import dee.probes.Instance;
import dee.probes.LocalProbe;
import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/**
 * Asks what Dee's own host asks, beside the scripts that run on the target. Used by one thread;
 * closing it ends what is still being asked.
 */
final class LocalQuestions implements AutoCloseable {

  private final Instance instance;
  private final EvidenceKeeper keeper;
  private final InstantSource clock;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<Learned>> asking = new ArrayList<>();

  LocalQuestions(Instance instance, EvidenceKeeper keeper, InstantSource clock) {
    this.instance = instance;
    this.keeper = keeper;
    this.clock = clock;
  }

  /** Begins to ask. */
  void begin(LocalProbe<?> probe) {
    asking.add(threads.submit(() -> ask(probe)));
  }

  /** The answers that have come since the last call; waits for none. */
  List<Learned> answers() throws InterruptedException {
    return take(Future::isDone);
  }

  /** All answers that are still due; waits for them. */
  List<Learned> lastAnswers() throws InterruptedException {
    return take(_ -> true);
  }

  private List<Learned> take(Predicate<Future<Learned>> which) throws InterruptedException {
    List<Learned> answers = new ArrayList<>();
    for (Iterator<Future<Learned>> rest = asking.iterator(); rest.hasNext(); ) {
      Future<Learned> future = rest.next();
      if (!which.test(future)) {
        continue;
      }
      rest.remove();
      try {
        answers.add(future.get());
      } catch (ExecutionException e) {
        if (e.getCause() instanceof InterruptedException) {
          throw new InterruptedException("a local probe was interrupted");
        }
        throw new IllegalStateException("a local probe ended without an answer", e.getCause());
      }
    }
    return answers;
  }

  private Learned ask(LocalProbe<?> probe) throws InterruptedException {
    Instant at = clock.instant();
    try {
      LocalProbe.Asked<?> asked = probe.ask(instance);
      Duration elapsed = Duration.between(at, clock.instant());
      Optional<Evidence> evidence =
          asked.outcome() instanceof Outcome.Unavailable<?>(Reason reason, String _)
                  && reason == Reason.NOT_CONFIGURED
              ? Optional.empty()
              : Optional.of(keeper.of(probe, asked, at, elapsed));
      return new Learned(probe.id(), asked.outcome(), evidence);
    } catch (RuntimeException e) {
      return new Learned(probe.id(), Outcome.malformed("asking it failed: " + e), Optional.empty());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}
