package dee.bot.mitigation;

import dee.bot.incident.Happening.InstanceJudged;
import dee.bot.incident.Judgement;
import dee.bot.incident.Judgement.Verdict;
import dee.bot.incident.TimelineEntry;
import dee.bot.target.Service;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A service as a plan finds it.
 *
 * @param judgements the last one of each instance that was looked at
 * @param aside the instances that are set aside already
 */
record Scene(Service service, List<Judgement> judgements, Set<String> aside) {

  Scene {
    judgements = List.copyOf(judgements);
    aside = Set.copyOf(aside);
  }

  /** The service as an incident's timeline shows it. */
  static Scene of(Service service, List<TimelineEntry> timeline, Set<String> aside) {
    Map<String, Judgement> last = new LinkedHashMap<>();
    for (TimelineEntry entry : timeline) {
      if (entry.what() instanceof InstanceJudged(int _, Judgement judgement)) {
        last.put(judgement.target(), judgement);
      }
    }
    return new Scene(service, List.copyOf(last.values()), aside);
  }

  Optional<Judgement> of(String target) {
    return judgements.stream().filter(j -> j.target().equals(target)).findFirst();
  }

  /** Whether clients notice what is wrong with it. */
  static boolean sick(Judgement judgement) {
    return judgement.verdict() == Verdict.EXPLAINED
        || (judgement.verdict() == Verdict.UNRESOLVED && !judgement.symptoms().isEmpty());
  }

  boolean sick(String target) {
    return of(target).filter(Scene::sick).isPresent();
  }

  /** The sick instances that are not set aside, the sickest first. */
  List<String> sickest() {
    return sickestOf(judgements.stream().filter(Scene::sick).map(Judgement::target).toList());
  }

  /** Those that are not set aside, the sickest first; what nobody looked at comes last. */
  List<String> sickestOf(List<String> targets) {
    return targets.stream()
        .filter(t -> !aside.contains(t))
        .sorted(
            Comparator.comparing(
                    (String t) -> of(t).map(Judgement::verdict).orElse(Verdict.HEALTHY))
                .thenComparingInt(t -> -of(t).map(j -> j.chain().size()).orElse(0))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  /** How many instances take traffic when these do not. */
  long servingWithout(Set<String> away) {
    return service.instances().stream()
        .filter(i -> !aside.contains(i.target()) && !away.contains(i.target()))
        .count();
  }
}
