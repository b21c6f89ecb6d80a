package dee.bot.discord.form;

import dee.bot.incident.Judgement.Link;
import dee.bot.room.Post;
import dee.bot.room.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a finding claims, each claim with the evidence it rests on. */
record Claims(Texts texts, Paper paper) {

  /** The most ids shown after one claim; the timeline has them all. */
  private static final int IDS = 8;

  /** What the links say, each sentence once, with all its evidence. */
  void write(Post.FindingPost f) {
    Map<String, Set<String>> claims = new LinkedHashMap<>();
    for (Link link : f.judgement().chain()) {
      String says = link.says().isEmpty() ? link.states() : link.says();
      claims.computeIfAbsent(says, _ -> new LinkedHashSet<>()).addAll(link.evidence());
    }
    claims.forEach((says, evidence) ->
        paper.bullet(paper.said(says, 400) + ids(paper, List.copyOf(evidence))));
  }

  /** The instances that show the same; those that lack the same links together. */
  void others(Post.FindingPost f) {
    Map<List<String>, List<Post.Alike>> alike = new LinkedHashMap<>();
    f.others().forEach(o -> alike.computeIfAbsent(o.lacks(), _ -> new ArrayList<>()).add(o));
    alike.forEach((lacks, others) -> {
      String key =
          others.size() == 1
              ? "finding.numbers" + (lacks.isEmpty() ? "" : ".lacks")
              : "discord.finding.same" + (lacks.isEmpty() ? "" : ".lacks") + ".many";
      List<String> evidence = others.stream().flatMap(o -> o.evidence().stream()).toList();
      paper.line(
          texts.of(
                  key,
                  paper.said(f.judgement().target(), 60),
                  paper.names(others.stream().map(Post.Alike::target).toList()),
                  paper.names(lacks))
              + ids(paper, evidence));
    });
  }

  /** What nobody could look at, by reason, so that each reason stands once. */
  static String notChecked(Paper paper, List<Link> links) {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    links.forEach(
        l -> byReason.computeIfAbsent(l.says(), _ -> new ArrayList<>()).add(l.condition()));
    return byReason.entrySet().stream()
        .map(e -> paper.names(e.getValue()) + " (" + paper.said(e.getKey(), 160) + ")")
        .collect(Collectors.joining("; "));
  }

  /** The ids of evidence, after a claim. */
  static String ids(Paper paper, List<String> evidence) {
    if (evidence.isEmpty()) {
      return "";
    }
    String shown =
        evidence.stream().limit(IDS).map(id -> paper.said(id, 20)).collect(Collectors.joining(" "));
    return " [" + shown + (evidence.size() > IDS ? " …" : "") + "]";
  }
}
