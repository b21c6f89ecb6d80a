package dee.bot.investigation;

import dee.bot.incident.IncidentId;
import dee.playbooks.run.RunEvent;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one playbook at a time on a thread of its own, and has each run reported. */
public final class BackgroundInvestigations implements Investigations {

  private static final Logger LOG = LoggerFactory.getLogger(BackgroundInvestigations.class);

  private final Function<IncidentId, IncidentReporter> reporters;
  private final Runner runner;
  private @Nullable Thread running;

  /** The port to what runs a playbook on the service of an incident. */
  @FunctionalInterface
  public interface Runner {

    /**
     * Runs it to the end.
     *
     * @throws InterruptedException when it was cancelled; nothing keeps running on any target
     */
    void run(IncidentId incident, String playbook, Consumer<RunEvent> listener)
        throws InterruptedException;
  }

  public BackgroundInvestigations(Function<IncidentId, IncidentReporter> reporters, Runner runner) {
    this.reporters = reporters;
    this.runner = runner;
  }

  @Override
  public synchronized boolean start(IncidentId incident, String playbook) {
    if (running != null) {
      return false;
    }
    IncidentReporter reporter = reporters.apply(incident);
    running =
        Thread.ofVirtual()
            .name("investigation-" + incident)
            .unstarted(() -> run(incident, playbook, reporter));
    running.start();
    return true;
  }

  private void run(IncidentId incident, String playbook, IncidentReporter reporter) {
    try {
      runner.run(incident, playbook, reporter);
    } catch (InterruptedException _) {
      reporter.stopped("cancelled");
    } catch (RuntimeException e) {
      LOG.error("the investigation of {} broke", incident, e);
      reporter.stopped(e.getClass().getSimpleName() + ": " + e.getMessage());
    } finally {
      synchronized (this) {
        running = null;
        notifyAll();
      }
    }
  }

  @Override
  public synchronized boolean cancel() {
    if (running == null) {
      return false;
    }
    running.interrupt();
    return true;
  }

  /**
   * Ends what runs and waits for its last word, but not for ever.
   *
   * @return whether nothing runs any more
   */
  public synchronized boolean end(Duration atMost) {
    cancel();
    long deadline = System.nanoTime() + atMost.toNanos();
    try {
      for (long left = atMost.toMillis(); running != null && left > 0; ) {
        wait(left);
        left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return running == null;
  }

  @Override
  public synchronized void awaitIdle() throws InterruptedException {
    while (running != null) {
      wait();
    }
  }
}
