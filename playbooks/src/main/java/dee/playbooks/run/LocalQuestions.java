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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks what Dee's own host asks, beside the script that runs on the target. */
record LocalQuestions(Instance instance, EvidenceKeeper keeper, InstantSource clock) {

  /** Begins to ask; closing ends what is still being asked. */
  Open begin(List<LocalProbe<?>> probes) {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    List<Future<Learned>> begun = new ArrayList<>();
    for (LocalProbe<?> probe : probes) {
      begun.add(threads.submit(() -> ask(probe)));
    }
    return new Open(threads, begun);
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

  /** Questions under way. */
  record Open(ExecutorService threads, List<Future<Learned>> begun) implements AutoCloseable {

    /** Waits for all answers. */
    List<Learned> answers() throws InterruptedException {
      List<Learned> answers = new ArrayList<>();
      for (Future<Learned> future : begun) {
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

    @Override
    public void close() {
      threads.shutdownNow();
      threads.close();
    }
  }
}
