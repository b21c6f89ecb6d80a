package dee.bot.mitigation;

import dee.bot.incident.Happening.EvidenceKept;
import dee.bot.incident.Happening.EvidenceSecured;
import dee.bot.incident.Happening.InvestigationStarted;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Plan;
import dee.bot.incident.TimelineEntry;
import dee.bot.mitigation.Probing.Probed;
import dee.bot.room.Cleaned;
import dee.bot.room.Journal;
import dee.bot.room.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Takes the evidence of what a plan will touch, before it does. It has a budget: the bleeding does
 * not wait for a slow host. What could not be taken is said.
 */
record EvidenceFirst(Journal journal, Probing probing, Duration budget, Texts texts) {

  /** As long as a run gets to end once its time is over. */
  private static final Duration ENDING = Duration.ofSeconds(10);

  /** Takes it; throws nothing that goes wrong while looking. */
  EvidenceSecured take(IncidentId incident, Plan plan, String playbook)
      throws InterruptedException {
    long began = journal.clock().millis();
    int before = journal.store().timeline(incident).size();
    Set<String> targets = new TreeSet<>(plan.targets());
    ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
    try {
      Future<Probed> run =
          thread.submit(
              () -> probing.probe(incident, playbook, targets, "evidence for " + plan.id()));
      Probed probed = run.get(budget.toMillis(), TimeUnit.MILLISECONDS);
      boolean complete = probed.missing().isEmpty();
      return secured(plan, probed.run(), probed.items(), began, complete, says(targets, probed));
    } catch (TimeoutException _) {
      thread.shutdownNow();
      boolean _ = thread.awaitTermination(ENDING.toMillis(), TimeUnit.MILLISECONDS);
      return partly(incident, plan, before, began, texts.of("evidence.late", budget.toSeconds()));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      String why = Cleaned.line(String.valueOf(e.getCause()), 200);
      return partly(incident, plan, before, began, texts.of("evidence.failed", why));
    } finally {
      thread.shutdownNow();
    }
  }

  private String says(Set<String> targets, Probed probed) {
    if (probed.missing().isEmpty()) {
      return texts.of("evidence.all", String.join(", ", targets));
    }
    String missing = String.join(", ", probed.missing());
    boolean nobody = new TreeSet<>(probed.missing()).containsAll(targets);
    return texts.of(nobody ? "evidence.nobody" : "evidence.some", missing);
  }

  private EvidenceSecured secured(
      Plan plan, int run, int items, long began, boolean complete, String says) {
    Duration took = Duration.ofMillis(journal.clock().millis() - began);
    return new EvidenceSecured(plan.id(), run, items, took, complete, says);
  }

  /** What got into the timeline until the run ended before its time. */
  private EvidenceSecured partly(
      IncidentId incident, Plan plan, int before, long began, String says) {
    List<TimelineEntry> now = journal.store().timeline(incident);
    List<TimelineEntry> later = now.subList(Math.min(before, now.size()), now.size());
    int run =
        later.stream()
            .mapToInt(e -> e.what() instanceof InvestigationStarted started ? started.run() : 0)
            .max()
            .orElse(0);
    long items =
        later.stream()
            .filter(e -> e.what() instanceof EvidenceKept kept && kept.run() == run)
            .count();
    return secured(plan, run, (int) items, began, false, says);
  }
}
