package dee.bot.console;

import dee.bot.console.StyledLine.Style;
import dee.bot.incident.Exchange;
import dee.bot.incident.Judgement;
import dee.bot.incident.Judgement.Link;
import dee.bot.incident.Judgement.Verdict;
import dee.bot.room.Cleaned;
import dee.bot.room.EntryWords;
import dee.bot.room.Ladder;
import dee.bot.room.Post;
import dee.bot.room.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The lines of a finding: what is wrong first, then the chain, the numbers, what was excluded. */
final class FindingLines {

  private static final String INDENT = "      ";

  /** The most ids shown after one claim; the timeline has them all. */
  private static final int IDS = 8;

  private final Texts texts;

  FindingLines(Texts texts) {
    this.texts = texts;
  }

  static String mark(Verdict verdict) {
    return switch (verdict) {
      case EXPLAINED -> "❗";
      case UNRESOLVED -> "❓";
      case AT_RISK -> "🔶";
      case HEALTHY -> "✅";
    };
  }

  void add(PageLayout page, Post.FindingPost f, String clock) {
    Verdict verdict = f.judgement().verdict();
    String lead = "   " + mark(verdict) + " ";
    switch (verdict) {
      case EXPLAINED -> page.paragraph(Style.BAD, lead, headline(f), clock);
      case AT_RISK, UNRESOLVED -> page.paragraph(Style.WARNING, lead, headline(f), clock);
      case HEALTHY -> {
        healthy(page, lead, f);
        return;
      }
    }
    evidence(page, f);
    excluded(page, f.judgement());
  }

  private String headline(Post.FindingPost f) {
    Judgement j = f.judgement();
    String key = "finding." + EntryWords.verdict(j.verdict());
    String targets = TextRendering.names(f.targets());
    if (j.verdict() == Verdict.UNRESOLVED) {
      return j.symptoms().isEmpty()
          ? texts.of(key + ".no-symptom", targets)
          : texts.of(key, targets, String.join(", ", j.symptoms()));
    }
    String causes = j.causeLinks().stream().map(Link::states).collect(Collectors.joining("; "));
    return texts.of(key, targets, causes.isEmpty() ? String.join(", ", j.causes()) : causes);
  }

  private void healthy(PageLayout page, String lead, Post.FindingPost f) {
    Judgement j = f.judgement();
    String said =
        f.whole()
            ? texts.of(
                "finding.healthy.whole" + (f.targets().size() == 1 ? ".one" : ".many"),
                f.targets().size(),
                Cleaned.line(j.service(), 60))
            : texts.of("finding.healthy", TextRendering.names(f.targets()));
    List<String> own = j.chain().isEmpty() ? j.evidence() : j.chainEvidence();
    if (f.targets().size() == 1) {
      page.paragraph(Style.GOOD, lead, texts.sentences(List.of(said, facts(j.facts()))), ids(own));
      return;
    }
    page.paragraph(Style.GOOD, lead, said);
    fact(page, j.target(), j.facts(), own);
    f.others().forEach(o -> fact(page, o.target(), o.facts(), o.evidence()));
  }

  private void fact(PageLayout page, String target, List<String> facts, List<String> evidence) {
    if (!facts.isEmpty()) {
      page.paragraph(
          Style.PLAIN,
          INDENT,
          texts.of("finding.healthy.facts", Cleaned.line(target, 60), facts(facts)),
          ids(evidence));
    }
  }

  private static String facts(List<String> facts) {
    return facts.isEmpty()
        ? ""
        : facts.stream().map(f -> Cleaned.line(f, 120)).collect(Collectors.joining("; ")) + ".";
  }

  private void evidence(PageLayout page, Post.FindingPost f) {
    Judgement j = f.judgement();
    boolean unresolved = j.verdict() == Verdict.UNRESOLVED;
    if (!unresolved && !j.chain().isEmpty()) {
      page.pieces(Style.HEAD, INDENT, chain(j.chain()), "");
    }
    if (unresolved && !j.chain().isEmpty()) {
      page.paragraph(Style.PLAIN, INDENT, texts.of("finding.known"));
    }
    claims(j.chain())
        .forEach((says, evidence) ->
            page.paragraph(Style.PLAIN, INDENT + "• ", says, ids(List.copyOf(evidence))));
    if (!unresolved && !j.symptoms().isEmpty()) {
      page.paragraph(
          Style.PLAIN, INDENT, texts.of("finding.symptoms", String.join(", ", j.symptoms())));
    }
    j.firstTrouble()
        .ifPresent(first -> page.paragraph(Style.PLAIN, INDENT, Cleaned.line(first, 400)));
    j.exchange().ifPresent(exchange -> packets(page, f, exchange));
    for (Post.Alike other : f.others()) {
      page.paragraph(
          Style.PLAIN,
          INDENT,
          texts.of(
              other.lacks().isEmpty() ? "finding.numbers" : "finding.numbers.lacks",
              Cleaned.line(j.target(), 60),
              Cleaned.line(other.target(), 60),
              String.join(", ", other.lacks())),
          ids(other.evidence()));
    }
  }

  /** The packets that show it, and how to get them. */
  private void packets(PageLayout page, Post.FindingPost f, Exchange exchange) {
    page.paragraph(Style.PLAIN, INDENT, Cleaned.line(exchange.shows(), 400));
    new Ladder(texts, exchange)
        .lines(page.width() - 2 * INDENT.length())
        .forEach(line -> page.verbatim(Style.PLAIN, INDENT + "  " + line));
    exchange.evidence().stream()
        .findFirst()
        .ifPresent(id ->
            page.paragraph(
                Style.PLAIN,
                INDENT,
                texts.of("finding.packets", f.incident(), Cleaned.line(id, 20))));
  }

  /** What the links say, each sentence once, with all its evidence. */
  private static Map<String, Set<String>> claims(List<Link> chain) {
    Map<String, Set<String>> claims = new LinkedHashMap<>();
    for (Link link : chain) {
      String says = Cleaned.line(link.says().isEmpty() ? link.states() : link.says(), 400);
      claims.computeIfAbsent(says, _ -> new LinkedHashSet<>()).addAll(link.evidence());
    }
    return claims;
  }

  /** The links by their ids; one that starts a chain anew begins without an arrow. */
  private static List<String> chain(List<Link> chain) {
    List<String> pieces = new ArrayList<>();
    for (Link link : chain) {
      pieces.add((pieces.isEmpty() ? "" : "─► ") + link.condition());
    }
    return pieces;
  }

  private void excluded(PageLayout page, Judgement j) {
    if (!j.ruledOut().isEmpty()) {
      List<String> said = j.ruledOut().stream().map(Link::condition).toList();
      List<String> evidence =
          j.ruledOut().stream().flatMap(l -> l.evidence().stream()).distinct().toList();
      page.paragraph(
          Style.PLAIN,
          INDENT,
          texts.of("finding.ruled-out", String.join(", ", said)),
          ids(evidence));
    }
    if (!j.notChecked().isEmpty()) {
      page.paragraph(Style.PLAIN, INDENT, texts.of("finding.not-checked", notChecked(j)));
    }
    if (j.verdict() == Verdict.UNRESOLVED) {
      j.nextProbe()
          .ifPresent(probe ->
              page.paragraph(Style.PLAIN, INDENT, texts.of("finding.next", probe, j.target())));
    }
  }

  /** What nobody could look at, by reason, so that each reason stands once. */
  private static String notChecked(Judgement j) {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    j.notChecked()
        .forEach(l ->
            byReason
                .computeIfAbsent(Cleaned.line(l.says(), 160), _ -> new ArrayList<>())
                .add(l.condition()));
    return byReason.entrySet().stream()
        .map(e -> String.join(", ", e.getValue()) + " (" + e.getKey() + ")")
        .collect(Collectors.joining("; "));
  }

  static String ids(List<String> evidence) {
    if (evidence.isEmpty()) {
      return "";
    }
    String shown = evidence.stream().limit(IDS).collect(Collectors.joining(" "));
    return "[" + shown + (evidence.size() > IDS ? " …" : "") + "]";
  }
}
