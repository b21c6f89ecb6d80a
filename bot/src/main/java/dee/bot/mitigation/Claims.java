package dee.bot.mitigation;

import dee.bot.incident.Actor;
import dee.bot.incident.Happening.PlanDropped;
import dee.bot.incident.Happening.StepBegun;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Plan;
import dee.bot.incident.TimelineEntry;
import dee.bot.room.Chronicle.Admission;
import dee.bot.room.Deed;
import dee.bot.room.Journal;
import dee.bot.room.Texts;
import dee.bot.target.Inventory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Decides on the timeline who takes which step, so that each is begun once, whatever crashes and
 * however many Dees there are; and only by one plan of a service at a time.
 */
final class Claims {

  private final Journal journal;
  private final PlanHash hash;
  private final Texts texts;

  Claims(Journal journal, Inventory inventory, Texts texts) {
    this.journal = journal;
    this.hash = new PlanHash(inventory);
    this.texts = texts;
  }

  /** What is to be done next. */
  sealed interface Claim {

    /** This step, by whoever got this; that it begins is on record. */
    record Take(Plan.Step step) implements Claim {}

    /** Another plan changes the service now. */
    record Wait() implements Claim {}

    /** Someone else takes a step of this plan now. */
    record Elsewhere() implements Claim {}

    /** No more steps may begin. */
    record Stop(String why) implements Claim {}

    /** All steps were taken. */
    record Finished() implements Claim {}
  }

  /** Claims the next step of a plan. */
  Claim next(IncidentId incident, Plan plan) {
    AtomicReference<Claim> claim = new AtomicReference<>(new Claim.Elsewhere());
    Instant now = journal.clock().instant();
    if (plan.approvals() == 0 && !open(incident)) {
      return alone(incident, plan, now, claim);
    }
    journal
        .chronicle()
        .admit(
            plan.service(),
            Actor.dee(),
            now,
            open -> {
              Claim decided = decide(own(open, incident), open, plan, now);
              claim.set(decided);
              return decided instanceof Claim.Take(Plan.Step step)
                  ? new Admission.Joins(incident, Deed.of(new StepBegun(plan.id(), step.number())))
                  : new Admission.Passes();
            });
    return claim.get();
  }

  private boolean open(IncidentId incident) {
    return journal.store().incident(incident).filter(i -> i.status().open()).isPresent();
  }

  /** An instance may be put back after its incident is over, too. */
  private Claim alone(IncidentId incident, Plan plan, Instant now, AtomicReference<Claim> claim) {
    journal.decide(
        incident,
        Actor.dee(),
        timeline -> {
          claim.set(decide(Optional.of(timeline), List.of(timeline), plan, now));
          return claim.get() instanceof Claim.Take(Plan.Step step)
              ? Deed.of(new StepBegun(plan.id(), step.number()))
              : Deed.NOTHING;
        });
    return claim.get();
  }

  /** Why no step of a plan may begin now; empty when one may. */
  Optional<String> obstacle(PlanStory story, Instant now) {
    if (story.dropped().isPresent()) {
      return story.dropped().map(e -> e.what() instanceof PlanDropped d ? d.why() : "");
    }
    if (story.expired(now)) {
      return Optional.of(texts.of("plan.expired"));
    }
    return hash.holds(story.plan()) ? Optional.empty() : Optional.of(texts.of("plan.changed"));
  }

  private Claim decide(
      Optional<List<TimelineEntry>> own, List<List<TimelineEntry>> open, Plan plan, Instant now) {
    Optional<PlanStory> found = own.flatMap(timeline -> PlanStory.of(timeline, plan.id()));
    if (found.isEmpty()) {
      return new Claim.Stop(texts.of("plan.incident-over"));
    }
    PlanStory story = found.get();
    if (story.end().isPresent() || story.open().isPresent()) {
      return new Claim.Elsewhere();
    }
    if (story.next().isEmpty()) {
      return new Claim.Finished();
    }
    Optional<String> obstacle = obstacle(story, now);
    if (obstacle.isPresent()) {
      return new Claim.Stop(obstacle.get());
    }
    boolean busy =
        open.stream()
            .flatMap(PlanStory::all)
            .anyMatch(other -> other.underWay() && !other.plan().id().equals(plan.id()));
    return busy ? new Claim.Wait() : new Claim.Take(story.next().get());
  }

  private static Optional<List<TimelineEntry>> own(
      List<List<TimelineEntry>> open, IncidentId incident) {
    return open.stream().filter(t -> t.getFirst().incident().equals(incident)).findFirst();
  }
}
