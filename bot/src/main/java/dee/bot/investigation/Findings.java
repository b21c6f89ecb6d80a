package dee.bot.investigation;

import dee.bot.incident.IncidentId;
import dee.bot.incident.Judgement;
import dee.bot.room.Post;
import java.time.Instant;
import java.util.List;

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
        group.stream().map(Judgement::target).toList(),
        group.getFirst(),
        group.stream().skip(1).map(Findings::alike).toList(),
        group.size() == asked);
  }

  private static Post.Alike alike(Judgement judgement) {
    return new Post.Alike(
        judgement.target(),
        judgement.facts(),
        judgement.chain().isEmpty() ? judgement.evidence() : judgement.chainEvidence());
  }
}
