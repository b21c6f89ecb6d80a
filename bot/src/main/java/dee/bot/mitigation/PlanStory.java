package dee.bot.mitigation;

import dee.bot.incident.Actor;
import dee.bot.incident.Happening;
import dee.bot.incident.Happening.EvidenceSecured;
import dee.bot.incident.Happening.PlanApproved;
import dee.bot.incident.Happening.PlanDropped;
import dee.bot.incident.Happening.PlanEnded;
import dee.bot.incident.Happening.PlanMade;
import dee.bot.incident.Happening.StepBegun;
import dee.bot.incident.Happening.StepEnded;
import dee.bot.incident.Happening.SymptomChecked;
import dee.bot.incident.Plan;
import dee.bot.incident.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far a plan is, read from its incident's timeline.
 *
 * @param requester who asked for it, and so may not agree to it
 * @param since what came after it was made
 */
record PlanStory(Plan plan, Actor requester, List<TimelineEntry> since) {

  PlanStory {
    since = List.copyOf(since);
  }

  /** The plan of that id; empty when the timeline has none. */
  static Optional<PlanStory> of(List<TimelineEntry> timeline, String id) {
    return all(timeline).filter(story -> story.plan.id().equals(id)).findFirst();
  }

  /** All plans of a timeline, in the order in which they were made. */
  static Stream<PlanStory> all(List<TimelineEntry> timeline) {
    return timeline.stream()
        .<PlanStory>mapMulti((entry, out) -> {
          if (entry.what() instanceof PlanMade(Plan plan)) {
            List<TimelineEntry> later = timeline.subList(entry.sequence(), timeline.size());
            out.accept(new PlanStory(plan, entry.by(), later));
          }
        });
  }

  /** Who agreed to the plan as it is, each once. */
  List<Actor> approvers() {
    return since.stream()
        .filter(e ->
            e.what() instanceof PlanApproved(String id, String hash)
                && id.equals(plan.id())
                && hash.equals(plan.hash()))
        .map(TimelineEntry::by)
        .distinct()
        .toList();
  }

  boolean approved() {
    return approvers().size() >= plan.approvals();
  }

  Optional<TimelineEntry> dropped() {
    return since.stream()
        .filter(e -> e.what() instanceof PlanDropped(String id, _) && id.equals(plan.id()))
        .findFirst();
  }

  boolean secured() {
    return own(EvidenceSecured.class).anyMatch(e -> e.plan().equals(plan.id()));
  }

  boolean begun(int step) {
    return own(StepBegun.class).anyMatch(s -> s.plan().equals(plan.id()) && s.step() == step);
  }

  boolean begun() {
    return plan.steps().stream().anyMatch(s -> begun(s.number()));
  }

  Optional<StepEnded> ended(int step) {
    return own(StepEnded.class)
        .filter(s -> s.plan().equals(plan.id()) && s.step() == step)
        .findFirst();
  }

  /** The step that was begun and of whose end nothing is known. */
  Optional<Plan.Step> open() {
    return plan.steps().stream()
        .filter(s -> begun(s.number()) && ended(s.number()).isEmpty())
        .findFirst();
  }

  /** The first step that was not begun. */
  Optional<Plan.Step> next() {
    return plan.steps().stream().filter(s -> !begun(s.number())).findFirst();
  }

  /** When its last step was taken; empty while it goes on. */
  Optional<TimelineEntry> end() {
    return since.stream()
        .filter(e -> e.what() instanceof PlanEnded p && p.plan().equals(plan.id()))
        .findFirst();
  }

  boolean checked() {
    return own(SymptomChecked.class).anyMatch(s -> s.plan().equals(plan.id()));
  }

  /** Whether it is changing something now, or was when the Dee that did it went away. */
  boolean underWay() {
    return begun() && end().isEmpty();
  }

  boolean expired(Instant now) {
    return !now.isBefore(plan.expires());
  }

  private <H extends Happening> Stream<H> own(Class<H> kind) {
    return since.stream().map(TimelineEntry::what).filter(kind::isInstance).map(kind::cast);
  }
}
