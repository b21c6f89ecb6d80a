package dee.bot;

import dee.bot.incident.Errand;
import dee.bot.incident.ErrandRunner;
import dee.bot.incident.IncidentId;
import dee.bot.investigation.IncidentRuns;
import dee.bot.investigation.RunSummary;
import dee.bot.investigation.Voice;
import dee.bot.mitigation.CommandsOverShells;
import dee.bot.mitigation.Hands;
import dee.bot.mitigation.HealthFromOutside;
import dee.bot.mitigation.PlanExecution;
import dee.bot.mitigation.Probing;
import dee.bot.mitigation.QuarantineWatch;
import dee.bot.mitigation.Shells;
import dee.bot.mitigation.Verification;
import dee.bot.room.Journal;
import dee.bot.room.Texts;
import dee.bot.target.Inventory;
import dee.probes.reachability.ReachabilityProbe;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What carries out plans and watches over what came of them, wired by hand. */
record Changes(Workplace place, Journal journal, IncidentRuns runs, Texts texts) {

  /** How long an instance may take until it answers after a step. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** How many requests must be answered then. */
  private static final int TRIES = 20;

  Map<Errand.Kind, ErrandRunner> runners() {
    Inventory inventory = place.inventory();
    Shells shells =
        new Shells(
            inventory,
            place.runs().machines()::shell,
            () -> UUID.randomUUID().toString().replace("-", ""));
    Hands hands =
        new Hands(
            new CommandsOverShells(shells, journal.clock()),
            new HealthFromOutside(new ReachabilityProbe(TRIES), PATIENCE, shells, texts),
            this::probe);
    return Map.of(
        Errand.Kind.MITIGATE,
            new PlanExecution(journal, inventory, hands, PlanExecution.BUDGET, texts),
        Errand.Kind.VERIFY, new Verification(journal, inventory, this::probe, texts),
        Errand.Kind.QUARANTINE, new QuarantineWatch(journal));
  }

  private Probing.Probed probe(
      IncidentId incident, String playbook, Set<String> targets, String errand)
      throws InterruptedException {
    RunSummary run =
        runs.run(incident, new IncidentRuns.Purpose(playbook, targets, Voice.QUIET, errand));
    return new Probing.Probed(run.run(), run.items(), run.judgements(), run.missing());
  }
}
