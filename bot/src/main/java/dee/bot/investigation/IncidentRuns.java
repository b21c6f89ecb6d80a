package dee.bot.investigation;

import dee.bot.incident.Incident;
import dee.bot.incident.IncidentId;
import dee.bot.incident.IncidentStore.UnknownIncident;
import dee.playbooks.run.RunEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Runs playbooks for incidents and has each run told to the timeline. One run at a time looks at an
 * incident; another one waits for its end.
 */
public final class IncidentRuns {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private final PlaybookRunner runner;
  private final Telling telling;

  public IncidentRuns(PlaybookRunner runner, Telling telling) {
    this.runner = runner;
    this.telling = telling;
  }

  /**
   * What a run is made for.
   *
   * @param targets the instances to look at; empty: all
   * @param errand tells it from runs for something else
   */
  public record Purpose(String playbook, Set<String> targets, Voice voice, String errand) {
    public Purpose {
      targets = Set.copyOf(targets);
    }
  }

  /**
   * Runs a playbook on the incident's service, to the end.
   *
   * @throws UnknownIncident when there is no such incident
   * @throws InterruptedException when it was interrupted; that is on record, and nothing keeps
   *     running on any target
   */
  public RunSummary run(IncidentId id, Purpose purpose) throws InterruptedException {
    Incident incident =
        telling.journal().store().incident(id).orElseThrow(() -> new UnknownIncident(id));
    Listener listener = new Listener(id, purpose);
    try {
      runner.run(incident.service(), purpose.playbook(), purpose.targets(), listener);
      return listener.reporter().summary();
    } catch (InterruptedException e) {
      listener.stopped("interrupted");
      throw e;
    } catch (CancelledWhileWaiting e) {
      Thread.interrupted();
      throw new InterruptedException(e.getMessage());
    } catch (RuntimeException e) {
      listener.stopped(e.getClass().getSimpleName() + ": " + e.getMessage());
      throw e;
    }
  }

  /** Hands a run's events to a reporter, once there may be one. */
  private final class Listener implements Consumer<RunEvent> {

    private final IncidentId id;
    private final Purpose purpose;
    private Optional<IncidentReporter> reporter = Optional.empty();

    Listener(IncidentId id, Purpose purpose) {
      this.id = id;
      this.purpose = purpose;
    }

    @Override
    public void accept(RunEvent event) {
      if (event instanceof RunEvent.Started started) {
        reporter = Optional.of(begin(started));
      } else {
        reporter().accept(event);
      }
    }

    private IncidentReporter begin(RunEvent.Started started) {
      Telling aloud = telling.as(purpose.voice());
      while (true) {
        Optional<IncidentReporter> begun =
            IncidentReporter.begin(aloud, id, started, purpose.errand());
        if (begun.isPresent()) {
          return begun.get();
        }
        try {
          Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException _) {
          Thread.currentThread().interrupt();
          throw new CancelledWhileWaiting();
        }
      }
    }

    IncidentReporter reporter() {
      return reporter.orElseThrow();
    }

    void stopped(String reason) {
      reporter.ifPresent(r -> r.stopped(reason));
    }
  }

  /** Thrown when a run was cancelled before it could begin; the thread is interrupted. */
  static final class CancelledWhileWaiting extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CancelledWhileWaiting() {
      super("cancelled while another run looked at the incident");
    }
  }
}
