package dee.bot.investigation;

import dee.bot.incident.Actor;
import dee.bot.incident.Happening;
import dee.bot.incident.Happening.PlanDropped;
import dee.bot.incident.Happening.PlanMade;
import dee.bot.incident.OpenWork;
import dee.bot.incident.Plan;
import dee.bot.incident.TimelineEntry;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The plans that Dee proposed before and nobody agreed to: once Dee has looked again, its new
 * proposal takes their place. What people asked for stays.
 */
record SupersededPlans(List<TimelineEntry> timeline) {

  /** The entries that say so. */
  Happening[] dropped(String why) {
    Set<String> own =
        timeline.stream()
            .filter(entry -> entry.by() instanceof Actor.Dee)
            .flatMap(entry ->
                entry.what() instanceof PlanMade(Plan plan)
                    ? List.of(plan.id()).stream()
                    : List.<String>of().stream())
            .collect(Collectors.toSet());
    return OpenWork.of(timeline).plans().stream()
        .filter(open -> own.contains(open.plan().id()) && open.approvedBy().isEmpty())
        .map(open -> new PlanDropped(open.plan().id(), why))
        .toArray(Happening[]::new);
  }
}
