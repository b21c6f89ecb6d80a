package dee.bot.mitigation;

import dee.bot.incident.Actor;
import dee.bot.incident.Errand;
import dee.bot.incident.ErrandRunner;
import dee.bot.incident.Happening.EvidenceSecured;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Plan;
import dee.bot.mitigation.Claims.Claim;
import dee.bot.room.Deed;
import dee.bot.room.EntryWords;
import dee.bot.room.Journal;
import dee.bot.room.Post.Notice;
import dee.bot.room.Texts;
import dee.bot.target.Inventory;
import dee.bot.target.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Carries out approved plans: evidence first, then one step after the other, each on record before
 * it begins. A step that a crash cut off is never taken again: its outcome is unknown, and people
 * decide. Thread-safe; it remembers nothing.
 */
public final class PlanExecution implements ErrandRunner {

  /** How long evidence may hold up a plan. */
  public static final Duration BUDGET = Duration.ofSeconds(60);

  private static final Duration WHILE_BUSY = Duration.ofSeconds(5);
  private static final Duration WHILE_ELSEWHERE = Duration.ofSeconds(30);

  private final Journal journal;
  private final Inventory inventory;
  private final Texts texts;
  private final Claims claims;
  private final Endings endings;
  private final EvidenceFirst evidence;
  private final StepTaking steps;

  /**
   * @param budget how long evidence may hold up a plan
   */
  public PlanExecution(
      Journal journal, Inventory inventory, Hands hands, Duration budget, Texts texts) {
    this.journal = journal;
    this.inventory = inventory;
    this.texts = texts;
    this.claims = new Claims(journal, inventory, texts);
    this.endings = new Endings(journal, texts);
    this.evidence = new EvidenceFirst(journal, hands.probing(), budget, texts);
    this.steps = new StepTaking(hands.commands(), hands.health(), texts);
  }

  @Override
  public Optional<Instant> run(Errand errand) throws InterruptedException {
    IncidentId incident = errand.incident();
    Optional<PlanStory> found =
        PlanStory.of(journal.store().timeline(incident), errand.detail())
            .filter(story -> story.approved() && story.end().isEmpty());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    PlanStory story = found.get();
    Plan plan = story.plan();
    Optional<Service> service = inventory.service(plan.service());
    if (service.isEmpty()) {
      endings.stopped(incident, plan, service, texts.of("plan.changed"));
      return Optional.empty();
    }
    if (story.open().isPresent()) {
      endings.lost(incident, story, story.open().get(), service.get());
      return Optional.empty();
    }
    Optional<String> obstacle = claims.obstacle(story, journal.clock().instant());
    if (obstacle.isPresent()) {
      endings.stopped(incident, plan, service, obstacle.get());
      return Optional.empty();
    }
    if (!story.secured()) {
      secure(incident, plan, evidence.take(incident, plan, service.get().playbook()));
    }
    return goOn(incident, plan, service.get());
  }

  private void secure(IncidentId incident, Plan plan, EvidenceSecured secured) {
    String took = EntryWords.seconds(secured.elapsed());
    Notice says =
        secured.complete()
            ? Notice.done("evidence.kept", secured.items(), took, secured.says())
            : Notice.warning("evidence.kept", secured.items(), took, secured.says());
    journal.decide(
        incident,
        Actor.dee(),
        timeline ->
            PlanStory.of(timeline, plan.id()).filter(PlanStory::secured).isPresent()
                ? Deed.NOTHING
                : Deed.of(secured).saying(says));
  }

  private Optional<Instant> goOn(IncidentId incident, Plan plan, Service service)
      throws InterruptedException {
    while (true) {
      switch (claims.next(incident, plan)) {
        case Claim.Take(Plan.Step step) -> {
          if (!endings.ended(incident, plan, step, service, steps.take(step, service))) {
            return Optional.empty();
          }
        }
        case Claim.Wait _ -> {
          return Optional.of(journal.clock().instant().plus(WHILE_BUSY));
        }
        case Claim.Elsewhere _ -> {
          return Optional.of(journal.clock().instant().plus(WHILE_ELSEWHERE));
        }
        case Claim.Stop(String why) -> {
          endings.stopped(incident, plan, Optional.of(service), why);
          return Optional.empty();
        }
        case Claim.Finished _ -> {
          endings.finished(incident, plan);
          return Optional.empty();
        }
      }
    }
  }
}
