package dee.bot.investigation;

import dee.bot.incident.Happening.InstanceJudged;
import dee.bot.incident.Judgement;
import dee.bot.incident.Judgement.Link;
import dee.bot.incident.TimelineEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts instances together that have the same diagnosis. Where the causes are known, these decide:
 * one instance may show more links than another, being sicker, or having been asked at another
 * moment.
 */
public final class Grouping {

  private record Likeness(
      Judgement.Verdict verdict, List<String> causes, List<String> symptoms, List<String> chain) {

    static Likeness of(Judgement j) {
      return switch (j.verdict()) {
        case HEALTHY -> new Likeness(j.verdict(), List.of(), List.of(), List.of());
        case EXPLAINED, AT_RISK ->
            new Likeness(j.verdict(), j.causes().stream().sorted().toList(), List.of(), List.of());
        case UNRESOLVED ->
            new Likeness(
                j.verdict(),
                j.causes(),
                j.symptoms().stream().sorted().toList(),
                j.chain().stream().map(Link::condition).toList());
      };
    }
  }

  private Grouping() {}

  /**
   * What is known of each instance: its last judgement, but a cause that was found stands until
   * something else is found. A later look may miss it by a moment.
   */
  public static List<List<Judgement>> latest(List<TimelineEntry> timeline) {
    Map<String, Judgement> last = new LinkedHashMap<>();
    for (TimelineEntry entry : timeline) {
      if (entry.what() instanceof InstanceJudged(int _, Judgement judgement)) {
        last.merge(judgement.target(), judgement, Grouping::known);
      }
    }
    return of(List.copyOf(last.values()));
  }

  private static Judgement known(Judgement before, Judgement now) {
    boolean lost =
        now.verdict() == Judgement.Verdict.UNRESOLVED
            && before.verdict() == Judgement.Verdict.EXPLAINED;
    return lost ? before : now;
  }

  /**
   * The groups, the worst first; within a group the one with the most links first, then by name.
   */
  public static List<List<Judgement>> of(List<Judgement> judgements) {
    Map<Likeness, List<Judgement>> groups = new LinkedHashMap<>();
    judgements.stream()
        .sorted(
            Comparator.comparing(Judgement::verdict)
                .thenComparingInt(j -> -j.chain().size())
                .thenComparing(Judgement::target))
        .forEach(j -> groups.computeIfAbsent(Likeness.of(j), _ -> new ArrayList<>()).add(j));
    return groups.values().stream().map(List::copyOf).toList();
  }
}
