package dee.bot.mitigation;

import dee.bot.incident.Happening.InstanceJudged;
import dee.bot.incident.Happening.InvestigationEnded;
import dee.bot.incident.Judgement;
import dee.bot.incident.Judgement.Verdict;
import dee.bot.incident.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was seen since a plan ended, folded from the timeline.
 *
 * @param touched the instances that must answer for anything to be claimed
 * @param watched all that take traffic
 * @param looks the runs of playbooks since, in order
 */
record Watch(Set<String> touched, Set<String> watched, List<Look> looks) {

  /**
   * One run.
   *
   * @param at when it ended
   * @param judged what it says of the instances that answered
   */
  record Look(Instant at, Map<String, Judgement> judged) {}

  /** Reads what was seen in these entries. */
  static Watch of(Set<String> touched, Set<String> watched, List<TimelineEntry> since) {
    Map<Integer, Map<String, Judgement>> runs = new LinkedHashMap<>();
    List<Look> looks = new ArrayList<>();
    for (TimelineEntry entry : since) {
      if (entry.what() instanceof InstanceJudged(int run, Judgement judgement)) {
        runs.computeIfAbsent(run, _ -> new LinkedHashMap<>()).put(judgement.target(), judgement);
      } else if (entry.what() instanceof InvestigationEnded ended) {
        Map<String, Judgement> judged = runs.getOrDefault(ended.run(), Map.of());
        looks.add(new Look(entry.at(), new LinkedHashMap<>(judged)));
      }
    }
    return new Watch(touched, watched, looks);
  }

  Optional<Look> last() {
    return looks.isEmpty() ? Optional.empty() : Optional.of(looks.getLast());
  }

  /** For how long no symptom was seen, up to the last look. */
  Duration quiet() {
    Duration quiet = Duration.ZERO;
    for (int i = looks.size() - 1; i >= 0 && clean(looks.get(i)); i--) {
      quiet = Duration.between(looks.get(i).at(), looks.getLast().at());
    }
    return quiet;
  }

  /** Whether all that answered are well, and all that were touched did answer. */
  boolean clean(Look look) {
    return look.judged().keySet().containsAll(touched)
        && watched.stream()
            .flatMap(t -> Optional.ofNullable(look.judged().get(t)).stream())
            .allMatch(Watch::well);
  }

  /** The watched instances that did not answer. */
  Set<String> silent(Look look) {
    Set<String> silent = new HashSet<>(watched);
    silent.removeAll(look.judged().keySet());
    return silent;
  }

  /** What cannot be explained is not well: it may be that the symptom could not be looked for. */
  static boolean well(Judgement judgement) {
    return judgement.verdict() == Verdict.HEALTHY || judgement.verdict() == Verdict.AT_RISK;
  }
}
