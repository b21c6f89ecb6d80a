package dee.bot.mitigation;

import dee.bot.incident.Happening.PlanDropped;
import dee.bot.incident.Happening.PlanEnded;
import dee.bot.room.Post.Notice;
import java.time.Instant;

/** Says how far a plan is, in one sentence. */
record PlanState(PlanStory story, Instant now) {

  Notice notice() {
    String id = story.plan().id();
    if (story.end().isPresent() && story.end().get().what() instanceof PlanEnded ended) {
      return ended.completed()
          ? Notice.done("plan.ended", id, ended.says())
          : Notice.warning("plan.stopped", id, ended.says());
    }
    if (story.dropped().isPresent() && story.dropped().get().what() instanceof PlanDropped d) {
      return Notice.info("plan.dropped", id, d.why());
    }
    if (story.begun()) {
      long done =
          story.plan().steps().stream().filter(s -> story.ended(s.number()).isPresent()).count();
      return Notice.info("plan.state.under-way", id, done, story.plan().steps().size());
    }
    if (story.expired(now)) {
      return Notice.info("plan.state.expired", id);
    }
    return story.approved()
        ? Notice.info("plan.state.begins", id)
        : Notice.info("plan.state.waits", id, story.approvers().size(), story.plan().approvals());
  }
}
