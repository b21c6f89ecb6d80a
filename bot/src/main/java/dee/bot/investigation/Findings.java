package dee.bot.investigation;

import dee.bot.incident.IncidentId;
import dee.bot.incident.Judgement;
import dee.bot.room.Post;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes one post of each distinct diagnosis. */
record Findings(IncidentId incident, Instant at) {

  /**
   * The posts, the worst first.
   *
   * @param asked how many instances the service has: only when all answered and are alike, a post
   *     speaks of the whole service
   */
  List<Post> of(List<Judgement> judgements, int asked) {
    return Grouping.of(judgements).stream().map(group -> finding(group, asked)).toList();
  }

  private Post finding(List<Judgement> group, int asked) {
    return new Post.FindingPost(
        incident,
        at,
        group.stream().map(Judgement::target).sorted().toList(),
        group.getFirst(),
        group.stream().skip(1).map(j -> alike(group.getFirst(), j)).toList(),
        group.size() == asked);
  }

  private static Post.Alike alike(Judgement shown, Judgement judgement) {
    Set<String> own =
        judgement.chain().stream().map(Judgement.Link::condition).collect(Collectors.toSet());
    List<String> lacks =
        shown.chain().stream()
            .map(Judgement.Link::condition)
            .filter(condition -> !own.contains(condition))
            .toList();
    return new Post.Alike(
        judgement.target(),
        judgement.verdict() == Judgement.Verdict.HEALTHY ? List.of() : lacks,
        judgement.facts(),
        judgement.chain().isEmpty() ? judgement.evidence() : judgement.chainEvidence());
  }
}
