package dee.bot.update;

import dee.bot.incident.Judgement;
import dee.bot.incident.Judgement.Link;
import dee.bot.incident.Judgement.Verdict;
import dee.bot.incident.TimelineEntry;
import dee.bot.investigation.Grouping;
import dee.bot.room.Cleaned;
import dee.bot.room.EntryWords;
import dee.bot.room.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says what is known of the cause, in the words of the conditions and without their ids. */
record KnownSentences(Texts texts) {

  private static final int SENTENCE = 200;

  /** The most causes that are named as ruled out. */
  private static final int EXCLUDED = 4;

  /** One sentence for each group of instances that are alike, the worst first. */
  List<String> causes(List<TimelineEntry> timeline) {
    return Grouping.latest(timeline).stream().map(this::cause).toList();
  }

  /** What it was, once it is over. */
  List<String> pastCauses(List<TimelineEntry> timeline) {
    return Grouping.latest(timeline).stream()
        .map(group -> words(group.getFirst().causeLinks()))
        .filter(causes -> !causes.isEmpty())
        .distinct()
        .map(causes -> texts.of("draft.known.was", causes))
        .toList();
  }

  /** Whether every sick instance is explained, and there is one. */
  static boolean explained(List<TimelineEntry> timeline) {
    List<Verdict> verdicts =
        Grouping.latest(timeline).stream().map(g -> g.getFirst().verdict()).toList();
    return verdicts.contains(Verdict.EXPLAINED) && !verdicts.contains(Verdict.UNRESOLVED);
  }

  private String cause(List<Judgement> group) {
    Judgement shown = group.getFirst();
    String targets =
        group.stream()
            .map(j -> Cleaned.line(j.target(), 60))
            .sorted()
            .collect(Collectors.joining(", "));
    String causes = words(shown.causeLinks());
    Verdict verdict = causes.isEmpty() && named(shown) ? Verdict.UNRESOLVED : shown.verdict();
    return texts.of("draft.known." + EntryWords.verdict(verdict), targets, causes);
  }

  private static boolean named(Judgement judgement) {
    return judgement.verdict() == Verdict.EXPLAINED || judgement.verdict() == Verdict.AT_RISK;
  }

  private static String words(List<Link> links) {
    return links.stream()
        .map(l -> Cleaned.line(l.states(), SENTENCE))
        .distinct()
        .collect(Collectors.joining("; "));
  }

  /** What was looked for on the sick instances and is not there; empty while nothing is known. */
  List<String> ruledOut(List<TimelineEntry> timeline) {
    List<String> excluded =
        Grouping.latest(timeline).stream()
            .flatMap(List::stream)
            .filter(j -> j.verdict() != Verdict.HEALTHY)
            .flatMap(j -> j.ruledOut().stream())
            .map(l -> Cleaned.line(l.states(), SENTENCE))
            .distinct()
            .toList();
    if (excluded.isEmpty()) {
      return List.of();
    }
    String shown = String.join("; ", excluded.subList(0, Math.min(EXCLUDED, excluded.size())));
    return List.of(
        excluded.size() > EXCLUDED
            ? texts.of("draft.ruled-out.more", shown, excluded.size() - EXCLUDED)
            : texts.of("draft.ruled-out", shown));
  }

  /** What would end it for good, or what would tell more. */
  List<String> next(List<TimelineEntry> timeline) {
    List<String> next = new ArrayList<>();
    for (List<Judgement> group : Grouping.latest(timeline)) {
      for (Link link : group.getFirst().causeLinks()) {
        if (!link.realFix().isEmpty()) {
          next.add(texts.of("draft.next.fix", Cleaned.line(link.realFix(), SENTENCE)));
        }
      }
    }
    return next.stream().distinct().limit(2).toList();
  }
}
