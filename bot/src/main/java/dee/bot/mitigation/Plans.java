package dee.bot.mitigation;

import dee.bot.incident.Happening.Quarantined;
import dee.bot.incident.IncidentId;
import dee.bot.incident.IncidentStore;
import java.util.List;
import java.util.Optional;

/** Finds plans and set-aside instances in all incidents. */
record Plans(IncidentStore store) {

  /** Too few digits may mean another plan than one thinks. */
  private static final int DIGITS = 4;

  /** A plan with the incident it belongs to. */
  record Found(IncidentId incident, PlanStory story) {}

  /** The one plan whose hash begins so; empty when there is none, or more than one. */
  Optional<Found> find(String typed) {
    String digits = typed.replace("…", "").strip();
    if (digits.length() < DIGITS) {
      return Optional.empty();
    }
    List<Found> found =
        store.incidents().stream()
            .flatMap(i ->
                PlanStory.all(store.timeline(i.id()))
                    .filter(s -> s.plan().hash().startsWith(digits))
                    .map(s -> new Found(i.id(), s)))
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /** An instance that is set aside, with the incident it was set aside for. */
  record Aside(IncidentId incident, String service, Quarantined quarantined) {}

  /** The newest incident that has it set aside. */
  Optional<Aside> aside(String target) {
    return store.incidents().stream()
        .flatMap(i ->
            Optional.ofNullable(SetAside.of(store.timeline(i.id())).get(target)).stream()
                .map(q -> new Aside(i.id(), i.service(), q)))
        .findFirst();
  }
}
