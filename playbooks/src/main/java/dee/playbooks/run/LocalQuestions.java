package dee.playbooks.run;

import static java.util.Objects.requireNonNull;

import dee.playbooks.Evidence;
import dee.probes.Instance;
import dee.probes.LocalProbe;
import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiPredicate;

/**
 * Asks what Dee's own host asks, beside the scripts that run on the target. Used by one thread;
 * closing it ends what is still being asked.
 */
final class LocalQuestions implements AutoCloseable {

  private final Instance instance;
  private final EvidenceKeeper keeper;
  private final InstantSource clock;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Future<Learned>> asking = new LinkedHashMap<>();

  LocalQuestions(Instance instance, EvidenceKeeper keeper, InstantSource clock) {
    this.instance = instance;
    this.keeper = keeper;
    this.clock = clock;
  }

  /** Begins to ask. */
  void begin(LocalProbe<?> probe) {
    asking.put(probe.id(), threads.submit(() -> ask(probe)));
  }

  /** The probes whose answers have not been taken yet. */
  Set<String> underWay() {
    return Set.copyOf(asking.keySet());
  }

  /** The answers that have come since the last call; waits for none. */
  List<Learned> answers() throws InterruptedException {
    return take((_, answer) -> answer.isDone());
  }

  /** The answers of these probes, as far as they are under way; waits for them. */
  List<Learned> answersOf(Set<String> probes) throws InterruptedException {
    return take((probe, _) -> probes.contains(probe));
  }

  /** All answers that are still due; waits for them. */
  List<Learned> lastAnswers() throws InterruptedException {
    return take((_, _) -> true);
  }

  private List<Learned> take(BiPredicate<String, Future<Learned>> which)
      throws InterruptedException {
    List<Learned> answers = new ArrayList<>();
    for (String probe : List.copyOf(asking.keySet())) {
      Future<Learned> future = requireNonNull(asking.get(probe));
      if (!which.test(probe, future)) {
        continue;
      }
      asking.remove(probe);
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
