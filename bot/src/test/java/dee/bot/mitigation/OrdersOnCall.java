package dee.bot.mitigation;

import dee.bot.command.Arguments;
import dee.bot.command.Caller;
import dee.bot.command.CommandHandler;
import dee.bot.command.CommandHandler.Call;
import dee.bot.command.CommandSpec;
import dee.bot.command.Registry;
import dee.bot.incident.Actor;
import dee.bot.incident.Happening.InstanceJudged;
import dee.bot.incident.Happening.InvestigationEnded;
import dee.bot.incident.Happening.InvestigationStarted;
import dee.bot.incident.Happening.PlanEnded;
import dee.bot.incident.Happening.PostmortemWritten;
import dee.bot.incident.Happening.StatusChanged;
import dee.bot.incident.Happening.SymptomChecked;
import dee.bot.incident.Incident;
import dee.bot.incident.IncidentStore;
import dee.bot.incident.Judgement;
import dee.bot.incident.Status;
import dee.bot.incident.TimelineEntry;
import dee.bot.room.Room;
import dee.bot.target.Right;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What people do in an incident, decided each time on what stands in the timeline, as people do who
 * come back to their chat: they remember nothing else.
 *
 * @param reply where they read the answers to what they typed
 * @param incidents after so many, none is declared any more
 */
record OrdersOnCall(
    IncidentStore store, Map<CommandSpec, CommandHandler> handlers, Room reply, int incidents) {

  private static final Actor MIA = Actor.person("mia");
  private static final Set<Right> EVERYTHING = Set.of(Right.values());
  private static final Actor LI = Actor.person("li");

  /** Does what is to be done next, if anything is; whether all incidents are over. */
  boolean act() throws InterruptedException {
    List<Incident> all = store.incidents();
    if (all.isEmpty() || !all.getFirst().status().open()) {
      if (all.size() >= incidents) {
        return all.stream().allMatch(i -> hasPostmortem(store.timeline(i.id())));
      }
      say(
          Registry.DECLARE,
          MIA,
          Map.of("service", "orders", "summary", "clients time out", "severity", "sev2"));
      return false;
    }
    next(all.getFirst(), store.timeline(all.getFirst().id()));
    return false;
  }

  static boolean hasPostmortem(List<TimelineEntry> timeline) {
    return timeline.stream()
        .map(TimelineEntry::what)
        .dropWhile(what -> !what.equals(new StatusChanged(Status.RESOLVED)))
        .anyMatch(PostmortemWritten.class::isInstance);
  }

  private void next(Incident incident, List<TimelineEntry> timeline) throws InterruptedException {
    List<PlanStory> plans = PlanStory.all(timeline).toList();
    if (plans.stream().anyMatch(p -> p.approved() && p.end().isEmpty() && p.dropped().isEmpty())) {
      return;
    }
    Optional<PlanStory> last =
        plans.stream()
            .filter(p -> p.end().isPresent())
            .max(Comparator.comparingInt(p -> p.end().orElseThrow().sequence()));
    if (last.isEmpty()) {
      Optional<PlanStory> first =
          plans.stream()
              .filter(p -> p.plan().name().startsWith("restart") && p.dropped().isEmpty())
              .findFirst();
      if (first.isPresent()) {
        approve(first.get());
      }
      return;
    }
    if (seen(last.get())) {
      decide(incident, timeline, plans, last.get().end().orElseThrow().sequence());
    }
  }

  /** Whether Dee has looked since a plan's end. */
  private static boolean seen(PlanStory story) {
    TimelineEntry end = story.end().orElseThrow();
    if (end.what() instanceof PlanEnded ended && ended.completed()) {
      return story.checked();
    }
    Optional<Integer> run =
        story.since().stream()
            .filter(e -> e.sequence() > end.sequence())
            .flatMap(e ->
                e.what() instanceof InvestigationStarted started
                        && started.errand().startsWith("investigate")
                    ? Optional.of(started.run()).stream()
                    : java.util.stream.Stream.empty())
            .reduce((_, later) -> later);
    return run.isPresent()
        && story.since().stream()
            .anyMatch(
                e -> e.what() instanceof InvestigationEnded ended && ended.run() == run.get());
  }

  private void decide(
      Incident incident, List<TimelineEntry> timeline, List<PlanStory> plans, int since)
      throws InterruptedException {
    Map<String, Judgement> known = new TreeMap<>();
    timeline.forEach(e -> {
      if (e.what() instanceof InstanceJudged(int _, Judgement judgement)) {
        known.put(judgement.target(), judgement);
      }
    });
    var aside = SetAside.of(timeline);
    String sick =
        known.values().stream()
            .filter(j -> Scene.sick(j) && !aside.containsKey(j.target()))
            .map(Judgement::target)
            .collect(Collectors.joining(","));
    boolean gone =
        timeline.stream().anyMatch(e -> e.what() instanceof SymptomChecked c && c.gone());
    boolean mitigated = incident.status() == Status.MITIGATED;
    if (!mitigated && (gone || sick.isEmpty())) {
      say(Registry.STATUS, MIA, Map.of("to", "mitigated"));
    } else if (!sick.isEmpty()) {
      Optional<PlanStory> own =
          plans.stream()
              .filter(p -> p.requester().equals(MIA) && p.end().isEmpty())
              .filter(p -> p.since().isEmpty() || p.since().getFirst().sequence() > since)
              .findFirst();
      if (own.isPresent()) {
        approve(own.get());
      } else {
        say(Registry.MITIGATE_PLAN, MIA, Map.of("what", "restart", "targets", sick));
      }
    } else if (!aside.isEmpty()) {
      say(Registry.MITIGATE_RELEASE, LI, Map.of("target", aside.keySet().iterator().next()));
    } else {
      say(Registry.RESOLVE, MIA, Map.of());
    }
  }

  private void approve(PlanStory story) throws InterruptedException {
    say(Registry.MITIGATE_APPROVE, LI, Map.of("plan", story.plan().id()));
  }

  private void say(CommandSpec spec, Actor by, Map<String, String> values)
      throws InterruptedException {
    Arguments arguments = new Arguments(new LinkedHashMap<>(values));
    Optional.ofNullable(handlers.get(spec))
        .orElseThrow()
        .handle(new Call(arguments, "/" + spec.path(), new Caller(by, EVERYTHING), reply));
  }
}
