package dee.bot;

import dee.bot.incident.Happening;
import dee.bot.incident.Happening.InvestigationEnded;
import dee.bot.incident.Happening.PlanEnded;
import dee.bot.incident.Happening.PlanMade;
import dee.bot.incident.Happening.QuarantineEnded;
import dee.bot.incident.Happening.SymptomChecked;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Plan;
import dee.bot.incident.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What two people of a team would do about the demo's incident: everything else is Dee's. */
record DemoStory(Stage stage) {

  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration TO_FIND = Duration.ofSeconds(60);
  private static final Duration TO_CHANGE = Duration.ofSeconds(150);
  private static final Duration TO_HEAL = Duration.ofSeconds(150);

  private static final String LI = "li";
  private static final String WANG = "wang";

  /**
   * Plays it to the end.
   *
   * @return the incident; empty when something did not come to pass, which was said
   */
  Optional<IncidentId> play() throws InterruptedException {
    IncidentId id = stage.station().newest().orElseThrow();
    if (await(id, InvestigationEnded.class, _ -> true, TO_FIND).isEmpty()) {
      return Optional.empty();
    }
    Optional<Plan> plan = restart(id);
    if (plan.isEmpty()) {
      return Optional.empty();
    }
    type(LI, "/incident lead");
    type(LI, "/mitigate approve plan:" + plan.get().id());
    if (await(id, PlanEnded.class, PlanEnded::completed, TO_CHANGE).isEmpty()
        || await(id, SymptomChecked.class, SymptomChecked::gone, TO_HEAL).isEmpty()) {
      return Optional.empty();
    }
    type(LI, "/incident status to:mitigated");
    type(WANG, "/incident update");
    for (Plan.Kept kept : plan.get().keeps()) {
      type(WANG, "/mitigate release target:" + kept.target());
    }
    if (!plan.get().keeps().isEmpty()
        && await(id, QuarantineEnded.class, _ -> true, TO_CHANGE).isEmpty()) {
      return Optional.empty();
    }
    type(LI, "/incident resolve");
    stage.station().awaitShown();
    return Optional.of(id);
  }

  /** The plan of Dee's own that keeps one sick instance for diagnosis. */
  private Optional<Plan> restart(IncidentId id) {
    return timeline(id).stream()
        .map(TimelineEntry::what)
        .filter(PlanMade.class::isInstance)
        .map(PlanMade.class::cast)
        .map(PlanMade::plan)
        .filter(plan -> plan.name().startsWith("restart-all-but"))
        .findFirst();
  }

  private void type(String person, String line) throws InterruptedException {
    stage.station().awaitShown();
    stage.type(person, line);
  }

  private <H extends Happening> Optional<H> await(
      IncidentId id, Class<H> kind, Predicate<H> good, Duration patience)
      throws InterruptedException {
    Instant deadline = Instant.now().plus(patience);
    while (Instant.now().isBefore(deadline)) {
      Optional<H> last =
          timeline(id).stream()
              .map(TimelineEntry::what)
              .filter(kind::isInstance)
              .map(kind::cast)
              .reduce((_, later) -> later);
      if (last.isPresent()) {
        stage.station().awaitShown();
        return last.filter(good);
      }
      Thread.sleep(LOOK);
    }
    return Optional.empty();
  }

  private List<TimelineEntry> timeline(IncidentId id) {
    return stage.station().journal().store().timeline(id);
  }
}
