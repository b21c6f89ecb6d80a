package dee.bot.mitigation;

import dee.bot.command.Caller;
import dee.bot.incident.Actor;
import dee.bot.incident.Errand;
import dee.bot.incident.Happening.PlanApproved;
import dee.bot.incident.Happening.PlanDropped;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Plan;
import dee.bot.incident.TimelineEntry;
import dee.bot.room.Cleaned;
import dee.bot.room.Deed;
import dee.bot.room.Journal;
import dee.bot.room.Post;
import dee.bot.room.Post.Notice;
import dee.bot.room.Texts;
import dee.bot.target.Inventory;
import dee.bot.target.Right;
import dee.probes.text.Redactor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Lets people agree to plans and stop them; each answer is decided on the timeline. */
final class Consent {

  private final Journal journal;
  private final PlanHash hash;
  private final Texts texts;

  Consent(Journal journal, Inventory inventory, Texts texts) {
    this.journal = journal;
    this.hash = new PlanHash(inventory);
    this.texts = texts;
  }

  /** What comes of an answer: what is written, and what only who gave it needs to see. */
  private record Decision(Deed deed, Optional<Post> reply) {
    static Decision refused(String key, Object... values) {
      return new Decision(Deed.NOTHING, Optional.of(Notice.error(key, values)));
    }
  }

  /** Agrees to a plan; when enough people have, it is set to be carried out. */
  Optional<Post> approve(IncidentId incident, String plan, Caller caller) {
    return decide(incident, caller.by(), timeline -> approved(incident, timeline, plan, caller));
  }

  /** Stops a plan: before it begins, or between two of its steps. */
  Optional<Post> drop(IncidentId incident, String plan, Actor by, Optional<String> why) {
    String reason = Cleaned.line(why.map(w -> Redactor.redact(w).text()).orElse(""), 300);
    return decide(incident, by, timeline -> dropped(timeline, plan, by, reason));
  }

  private Optional<Post> decide(
      IncidentId incident, Actor by, Function<List<TimelineEntry>, Decision> decision) {
    AtomicReference<Optional<Post>> reply = new AtomicReference<>(Optional.empty());
    journal.decide(
        incident,
        by,
        timeline -> {
          Decision decided = decision.apply(timeline);
          reply.set(decided.reply());
          return decided.deed();
        });
    return reply.get();
  }

  private Decision approved(
      IncidentId incident, List<TimelineEntry> timeline, String id, Caller caller) {
    Actor by = caller.by();
    PlanStory story = PlanStory.of(timeline, id).orElseThrow();
    Plan plan = story.plan();
    Instant now = journal.clock().instant();
    Optional<Decision> over = over(story, now);
    if (over.isPresent()) {
      return over.get();
    }
    if (!(by instanceof Actor.Person) || !caller.may(Right.APPROVE)) {
      return Decision.refused("approve.no-right", by.name(), id);
    }
    if (by.equals(story.requester())) {
      return Decision.refused("approve.requester", by.name(), id);
    }
    if (story.approvers().contains(by)) {
      return new Decision(
          Deed.NOTHING,
          Optional.of(
              Notice.info(
                  "approve.twice", by.name(), id, story.approvers().size(), plan.approvals())));
    }
    if (story.approved()) {
      return Decision.refused("approve.enough", id);
    }
    if (!hash.holds(plan)) {
      String why = texts.of("plan.changed");
      return new Decision(
          Deed.of(new PlanDropped(id, why)).saying(Notice.warning("plan.dropped", id, why)),
          Optional.empty());
    }
    int agreed = story.approvers().size() + 1;
    Deed deed = Deed.of(new PlanApproved(id, plan.hash()));
    return new Decision(
        agreed < plan.approvals()
            ? deed.saying(Notice.done("approve.one-of", by.name(), id, agreed, plan.approvals()))
            : deed.saying(Notice.done("approve.all", by.name(), id, plan.name()))
                .then(new Errand(Errand.Kind.MITIGATE, incident, id), now),
        Optional.empty());
  }

  private Decision dropped(List<TimelineEntry> timeline, String id, Actor by, String reason) {
    PlanStory story = PlanStory.of(timeline, id).orElseThrow();
    if (story.end().isPresent() || story.dropped().isPresent()) {
      return over(story, Instant.MIN).orElseThrow();
    }
    String why =
        texts.of(reason.isEmpty() ? "plan.stopped-by" : "plan.stopped-by.why", by.name(), reason);
    String key = story.begun() ? "plan.stops" : "plan.dropped";
    return new Decision(
        Deed.of(new PlanDropped(id, why)).saying(Notice.info(key, id, why)), Optional.empty());
  }

  /** Why nothing can be answered to it any more. */
  private static Optional<Decision> over(PlanStory story, Instant now) {
    String id = story.plan().id();
    if (story.end().isPresent()) {
      return Optional.of(Decision.refused("approve.ended", id));
    }
    if (story.dropped().isPresent()) {
      String why = story.dropped().get().what() instanceof PlanDropped d ? d.why() : "";
      return Optional.of(Decision.refused("approve.dropped", id, why));
    }
    return story.expired(now)
        ? Optional.of(Decision.refused("approve.expired", id, story.plan().name()))
        : Optional.empty();
  }
}
