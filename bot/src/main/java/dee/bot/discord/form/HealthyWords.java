package dee.bot.discord.form;

import dee.bot.incident.Judgement;
import dee.bot.room.Post;
import dee.bot.room.Texts;
import java.util.List;
import java.util.stream.Collectors;

/** What is said of instances that are well, with the numbers that say so. */
record HealthyWords(Texts texts, Paper paper) {

  void write(Post.FindingPost f) {
    Judgement j = f.judgement();
    paper.heading(Marks.of(j.verdict()), said(f));
    List<String> own = j.chain().isEmpty() ? j.evidence() : j.chainEvidence();
    if (f.targets().size() == 1 && !j.facts().isEmpty()) {
      paper.line(facts(j.facts()) + Claims.ids(paper, own));
      return;
    }
    facts(j.target(), j.facts(), own);
    f.others().forEach(o -> facts(o.target(), o.facts(), o.evidence()));
  }

  private String said(Post.FindingPost f) {
    int size = f.targets().size();
    return f.whole()
        ? texts.of(
            "finding.healthy.whole" + (size == 1 ? ".one" : ".many"),
            size,
            paper.said(f.judgement().service(), 60))
        : texts.of("finding.healthy", paper.names(f.targets()));
  }

  private void facts(String target, List<String> facts, List<String> evidence) {
    if (!facts.isEmpty()) {
      paper.bullet(
          texts.of("finding.healthy.facts", paper.said(target, 60), facts(facts))
              + Claims.ids(paper, evidence));
    }
  }

  private String facts(List<String> facts) {
    return facts.stream().map(f -> paper.said(f, 120)).collect(Collectors.joining("; ")) + ".";
  }
}
