package dee.bot.mitigation;

import dee.bot.incident.Actor;
import dee.bot.incident.Errand;
import dee.bot.incident.Errand.Kind;
import dee.bot.incident.Happening.NoteAdded;
import dee.bot.incident.Happening.PlanDropped;
import dee.bot.incident.Happening.PlanEnded;
import dee.bot.incident.Happening.QuarantineEnded;
import dee.bot.incident.Happening.Quarantined;
import dee.bot.incident.Happening.StepEnded;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Plan;
import dee.bot.incident.Plan.Result;
import dee.bot.mitigation.StepTaking.Taken;
import dee.bot.room.Deed;
import dee.bot.room.Journal;
import dee.bot.room.Post.Notice;
import dee.bot.room.Texts;
import dee.bot.target.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes down how steps and plans end, what follows from it, and what people are to decide. */
record Endings(Journal journal, Texts texts) {

  /**
   * A step has come to its end.
   *
   * @return whether the next one may begin
   */
  boolean ended(IncidentId incident, Plan plan, Plan.Step step, Service service, Taken taken) {
    StepEnded ended =
        new StepEnded(plan.id(), step.number(), taken.result(), taken.says(), taken.elapsed());
    return journal
        .decide(
            incident,
            Actor.dee(),
            timeline -> {
              PlanStory story = PlanStory.of(timeline, plan.id()).orElseThrow();
              if (story.ended(step.number()).isPresent()) {
                // Another Dee took this one for dead and has given the step up.
                return Deed.of(
                    new NoteAdded(
                        texts.of("step.late-word", plan.id(), step.number(), taken.says())));
              }
              return switch (taken.result()) {
                case DONE -> done(incident, plan, step, service, ended);
                case FAILED, UNKNOWN -> broken(incident, story, step, service, ended);
              };
            })
        .stream()
        .anyMatch(e -> e.what() instanceof StepEnded s && s.result() == Result.DONE);
  }

  /** Nobody saw the end of a step: the Dee that took it has gone. */
  void lost(IncidentId incident, PlanStory story, Plan.Step step, Service service) {
    String says = unknown(story.plan(), step).says();
    Taken taken = new Taken(Result.UNKNOWN, says, Duration.ZERO);
    ended(incident, story.plan(), step, service, taken);
  }

  private StepEnded unknown(Plan plan, Plan.Step step) {
    String says = texts.of("step.unknown", step.command(), step.target());
    return new StepEnded(plan.id(), step.number(), Result.UNKNOWN, says, Duration.ZERO);
  }

  private Deed done(
      IncidentId incident, Plan plan, Plan.Step step, Service service, StepEnded ended) {
    Deed deed = Deed.of(ended).saying(Notice.done("plain", ended.says()));
    String target = step.target();
    return switch (step.command()) {
      case "drain" -> {
        Instant until =
            plan.keeps().stream()
                .filter(k -> k.target().equals(target))
                .map(Plan.Kept::until)
                .findFirst()
                .orElseGet(() -> journal.clock().instant().plus(service.caution().quarantine()));
        yield deed.and(new Quarantined(plan.id(), target, until))
            .then(new Errand(Kind.QUARANTINE, incident, target), until);
      }
      case "restore" -> deed.and(new QuarantineEnded(target, ended.says()));
      default -> deed;
    };
  }

  /** Nothing more begins. Where the outcome is not known, Dee looks; people decide. */
  private Deed broken(
      IncidentId incident, PlanStory story, Plan.Step step, Service service, StepEnded ended) {
    boolean unknown = ended.result() == Result.UNKNOWN;
    List<Plan.Step> left =
        story.plan().steps().stream()
            .filter(s -> !story.begun(s.number()) && s.number() != step.number())
            .toList();
    Deed deed =
        Deed.of(ended, new PlanEnded(story.plan().id(), false, ended.says()))
            .saying(Notice.error("plan.stopped", story.plan().id(), ended.says()))
            .saying(new NextMove(incident, service).after(story, step, left, unknown));
    return unknown
        ? deed.then(
            new Errand(Kind.INVESTIGATE, incident, service.playbook()), journal.clock().instant())
        : deed;
  }

  /** No more steps may begin, for a reason that is not a step's. */
  void stopped(IncidentId incident, Plan plan, Optional<Service> service, String why) {
    journal.decide(
        incident,
        Actor.dee(),
        timeline -> {
          PlanStory story = PlanStory.of(timeline, plan.id()).orElseThrow();
          if (story.end().isPresent()) {
            return Deed.NOTHING;
          }
          if (!story.begun()) {
            return story.dropped().isPresent()
                ? Deed.NOTHING
                : Deed.of(new PlanDropped(plan.id(), why))
                    .saying(Notice.warning("plan.dropped", plan.id(), why));
          }
          Deed ended =
              story
                  .open()
                  .map(step -> Deed.of(unknown(plan, step)))
                  .orElse(Deed.NOTHING)
                  .and(new PlanEnded(plan.id(), false, why))
                  .saying(Notice.warning("plan.stopped", plan.id(), why));
          return service
              .map(s -> ended.saying(new NextMove(incident, s).afterStop(story)))
              .orElse(ended);
        });
  }

  /** All steps were taken; now it is seen whether that helped. */
  void finished(IncidentId incident, Plan plan) {
    journal.decide(
        incident,
        Actor.dee(),
        timeline -> {
          PlanStory story = PlanStory.of(timeline, plan.id()).orElseThrow();
          if (story.end().isPresent()) {
            return Deed.NOTHING;
          }
          int steps = plan.steps().size();
          return Deed.of(new PlanEnded(plan.id(), true, texts.count("plan.steps", steps)))
              .saying(Notice.done("plan.ended", plan.id(), texts.count("plan.steps", steps)))
              .then(new Errand(Kind.VERIFY, incident, plan.id()), journal.clock().instant());
        });
  }
}
