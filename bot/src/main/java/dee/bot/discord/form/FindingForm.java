package dee.bot.discord.form;

import dee.bot.incident.Exchange;
import dee.bot.incident.Judgement;
import dee.bot.incident.Judgement.Link;
import dee.bot.incident.Judgement.Verdict;
import dee.bot.room.EntryWords;
import dee.bot.room.Ladder;
import dee.bot.room.Post;
import dee.bot.room.Texts;
import java.util.List;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;

/** The form of a finding: what is wrong first, then the chain, the numbers, what was excluded. */
record FindingForm(Layout layout, Drawings drawings) {

  MessageCreateBuilder of(Post.FindingPost f) {
    MessageCreateBuilder message = layout.of(f.incident() + "-finding", paper -> write(paper, f));
    drawings
        .chain(f.judgement())
        .filter(drawing -> drawing.png().length <= Attachments.MOST_BYTES / 2)
        .ifPresent(drawing -> message.addFiles(Attachments.picture(drawing)));
    drawings
        .ladder(f.judgement())
        .filter(_ -> f.judgement().verdict() != Verdict.HEALTHY)
        .filter(drawing -> drawing.png().length <= Attachments.MOST_BYTES / 4)
        .ifPresent(drawing -> message.addFiles(Attachments.picture(drawing)));
    return message;
  }

  private void write(Paper paper, Post.FindingPost f) {
    if (f.judgement().verdict() == Verdict.HEALTHY) {
      new HealthyWords(texts(), paper).write(f);
      return;
    }
    Judgement j = f.judgement();
    boolean unresolved = j.verdict() == Verdict.UNRESOLVED;
    paper.heading(Marks.of(j.verdict()), headline(paper, f));
    if (!j.chain().isEmpty()) {
      paper.line(unresolved ? texts().of("finding.known") : chain(paper, j));
    }
    new Claims(texts(), paper).write(f);
    if (!unresolved && !j.symptoms().isEmpty()) {
      paper.line(texts().of("finding.symptoms", paper.names(j.symptoms())));
    }
    j.firstTrouble().ifPresent(first -> paper.line(paper.said(first, 400)));
    j.exchange().ifPresent(exchange -> packets(paper, f, exchange));
    new Claims(texts(), paper).others(f);
    excluded(paper, j);
  }

  /** The packets that show it, no wider than a phone, and how to get them. */
  private void packets(Paper paper, Post.FindingPost f, Exchange exchange) {
    paper.line(paper.said(exchange.shows(), 400));
    paper.block(String.join("\n", new Ladder(texts(), exchange).lines(Ladder.PHONE)));
    exchange.evidence().stream()
        .findFirst()
        .ifPresent(id ->
            paper.line(texts().of("finding.packets", f.incident(), paper.said(id, 20))));
  }

  private Texts texts() {
    return layout.texts();
  }

  private String headline(Paper paper, Post.FindingPost f) {
    Judgement j = f.judgement();
    String key = "finding." + EntryWords.verdict(j.verdict());
    String targets = paper.names(f.targets(), 30);
    if (j.verdict() == Verdict.UNRESOLVED) {
      return j.symptoms().isEmpty()
          ? texts().of(key + ".no-symptom", targets)
          : texts().of(key, targets, paper.names(j.symptoms(), 40));
    }
    List<Link> causes = j.causeLinks();
    return texts()
        .of(
            key,
            targets,
            causes.isEmpty()
                ? paper.names(j.causes(), 40)
                : paper.said(
                    causes.stream().map(Link::states).collect(Collectors.joining("; ")), 400));
  }

  /** The links by their ids, as words: the picture shows the same. */
  private static String chain(Paper paper, Judgement j) {
    return j.chain().stream()
        .map(link -> paper.said(link.condition(), 60))
        .collect(Collectors.joining(" → "));
  }

  private void excluded(Paper paper, Judgement j) {
    if (!j.ruledOut().isEmpty()) {
      List<String> said = j.ruledOut().stream().map(Link::condition).toList();
      List<String> evidence =
          j.ruledOut().stream().flatMap(l -> l.evidence().stream()).distinct().toList();
      paper.line(texts().of("finding.ruled-out", paper.names(said)) + Claims.ids(paper, evidence));
    }
    if (!j.notChecked().isEmpty()) {
      paper.line(texts().of("finding.not-checked", Claims.notChecked(paper, j.notChecked())));
    }
    if (j.verdict() == Verdict.UNRESOLVED) {
      j.nextProbe()
          .ifPresent(probe ->
              paper.line(
                  texts().of("finding.next", paper.said(probe, 60), paper.said(j.target(), 60))));
    }
  }
}
