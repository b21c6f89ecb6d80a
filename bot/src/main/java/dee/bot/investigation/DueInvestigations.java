package dee.bot.investigation;

import dee.bot.incident.Agenda;
import dee.bot.incident.Errand;
import dee.bot.incident.Errand.Kind;
import dee.bot.incident.ErrandRunner;
import dee.bot.incident.IncidentId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Investigations that are on the agenda, and so outlive the process: one that a crash cut off is
 * made again. Thread-safe.
 */
public final class DueInvestigations implements Investigations, ErrandRunner {

  /** What people wait for before they go on: both end by themselves soon. */
  private static final Set<Kind> AWAITED = Set.of(Kind.INVESTIGATE, Kind.MITIGATE);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final Agenda agenda;
  private final IncidentRuns runs;
  private final InstantSource clock;
  private final Map<Errand, Thread> running = new HashMap<>();
  private final Map<Errand, Thread> cancelled = new HashMap<>();

  public DueInvestigations(Agenda agenda, IncidentRuns runs, InstantSource clock) {
    this.agenda = agenda;
    this.runs = runs;
    this.clock = clock;
  }

  @Override
  public synchronized boolean start(IncidentId incident, String playbook) {
    if (running.keySet().stream().anyMatch(e -> e.incident().equals(incident))) {
      return false;
    }
    agenda.set(new Errand(Kind.INVESTIGATE, incident, playbook), clock.instant());
    return true;
  }

  @Override
  public Optional<Instant> run(Errand errand) throws InterruptedException {
    synchronized (this) {
      running.put(errand, Thread.currentThread());
    }
    try {
      runs.run(
          errand.incident(),
          new IncidentRuns.Purpose(
              errand.detail(),
              Set.of(),
              Voice.ALOUD,
              errand.kind().word() + " " + errand.detail()));
    } catch (InterruptedException e) {
      if (!wasCancelled(errand)) {
        throw e;
      }
    } finally {
      synchronized (this) {
        running.remove(errand);
        cancelled.remove(errand);
      }
    }
    return Optional.empty();
  }

  private synchronized boolean wasCancelled(Errand errand) {
    return cancelled.containsKey(errand);
  }

  @Override
  public synchronized boolean cancel() {
    cancelled.putAll(running);
    running.values().forEach(Thread::interrupt);
    return !running.isEmpty();
  }

  @Override
  public void awaitIdle() throws InterruptedException {
    while (!agenda.idle(AWAITED)) {
      Thread.sleep(BETWEEN_LOOKS);
    }
  }
}
