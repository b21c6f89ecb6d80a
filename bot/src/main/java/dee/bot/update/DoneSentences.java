package dee.bot.update;

import dee.bot.incident.Happening;
import dee.bot.incident.Happening.AlertResolved;
import dee.bot.incident.Happening.PlanEnded;
import dee.bot.incident.Happening.PlanMade;
import dee.bot.incident.Happening.SeverityChanged;
import dee.bot.incident.Happening.SymptomChecked;
import dee.bot.incident.OpenWork;
import dee.bot.incident.OpenWork.OpenPlan;
import dee.bot.incident.Plan;
import dee.bot.incident.TimelineEntry;
import dee.bot.room.Cleaned;
import dee.bot.room.Texts;
import dee.bot.room.UtcTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says what was done about an incident, and what is being done. */
record DoneSentences(Texts texts) {

  /** What happened in some of a timeline's entries that people outside should hear of. */
  List<String> of(List<TimelineEntry> timeline, List<TimelineEntry> since) {
    return since.stream().flatMap(e -> sentence(timeline, e).stream()).distinct().toList();
  }

  private Optional<String> sentence(List<TimelineEntry> timeline, TimelineEntry entry) {
    Happening what = entry.what();
    String at = UtcTime.minute(entry.at());
    if (what instanceof PlanEnded ended) {
      return Optional.of(
          texts.of(
              ended.completed() ? "draft.done.plan" : "draft.done.plan-stopped",
              name(timeline, ended.plan()),
              at,
              says(ended.says())));
    }
    if (what instanceof SymptomChecked checked) {
      return Optional.of(
          texts.of(
              checked.gone() ? "draft.done.symptom-gone" : "draft.done.symptom-stays",
              checked.window().toSeconds(),
              at));
    }
    if (what instanceof AlertResolved resolved) {
      return Optional.of(texts.of("draft.done.alert-over", Cleaned.line(resolved.name(), 60), at));
    }
    if (what instanceof SeverityChanged changed) {
      return Optional.of(texts.of("draft.done.severity", changed.to().label(), at));
    }
    return Optional.empty();
  }

  private static String says(String text) {
    return Cleaned.line(text, 200);
  }

  private String name(List<TimelineEntry> timeline, String plan) {
    return timeline.stream()
        .filter(e -> e.what() instanceof PlanMade(Plan made) && made.id().equals(plan))
        .map(e -> words(((PlanMade) e.what()).plan()))
        .findFirst()
        .orElse(plan);
  }

  /** What a plan does, without its name: {@code drain orders-1, restart orders-2}. */
  private String words(Plan plan) {
    Map<String, Set<String>> targets = new LinkedHashMap<>();
    plan.steps()
        .forEach(step ->
            targets.computeIfAbsent(step.command(), _ -> new LinkedHashSet<>()).add(step.target()));
    return Cleaned.line(
        targets.entrySet().stream()
            .map(e -> e.getKey() + " " + String.join(texts.of("and"), e.getValue()))
            .collect(Collectors.joining(", ")),
        200);
  }

  /** What is under way now. */
  List<String> running(List<TimelineEntry> timeline) {
    OpenWork work = OpenWork.of(timeline);
    List<String> sentences = new ArrayList<>();
    work.investigation()
        .ifPresent(run ->
            sentences.add(
                texts.of("draft.now.investigation", texts.count("instances", run.instances()))));
    for (OpenPlan plan : work.running()) {
      sentences.add(
          texts.of("draft.now.plan", words(plan.plan()), plan.step(), plan.plan().steps().size()));
    }
    work.aside()
        .forEach(
            kept -> sentences.add(texts.of("draft.now.aside", Cleaned.line(kept.target(), 60))));
    return sentences;
  }
}
