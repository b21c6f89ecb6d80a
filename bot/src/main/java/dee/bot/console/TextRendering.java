package dee.bot.console;

import dee.bot.console.StyledLine.Style;
import dee.bot.incident.IncidentId;
import dee.bot.room.Cleaned;
import dee.bot.room.EntryWords;
import dee.bot.room.Post;
import dee.bot.room.Text;
import dee.bot.room.Texts;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Gives posts the form of lines in a terminal. What came from targets or people is cleaned here.
 */
public final class TextRendering {

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final Texts texts;
  private final ZoneId zone;
  private final int width;
  private final IncidentLines incidents;
  private final FindingLines findings;
  private final MitigationLines mitigations;
  private final UpdateLines updates;

  /**
   * @param zone the times' zone
   * @param width columns of the terminal; at least 40
   */
  public TextRendering(Texts texts, ZoneId zone, int width) {
    this.texts = texts;
    this.zone = zone;
    this.width = Math.max(40, width);
    this.incidents = new IncidentLines(texts, this::clock);
    this.findings = new FindingLines(texts);
    this.mitigations = new MitigationLines(texts);
    this.updates = new UpdateLines(texts, this::clock);
  }

  /** The lines of a post. */
  public List<String> plain(Post post) {
    return lines(post).stream().map(StyledLine::text).toList();
  }

  List<StyledLine> lines(Post post) {
    PageLayout page = new PageLayout(width);
    switch (post) {
      case Post.Announcement a -> incidents.add(page, a);
      case Post.AlertPost a -> incidents.add(page, a);
      case Post.Card c -> incidents.add(page, c);
      case Post.Progress p -> page.verbatim(Style.QUIET, progress(p));
      case Post.FindingPost f -> findings.add(page, f, clock(f.at()));
      case Post.ComparisonPost c -> comparison(page, c);
      case Post.MitigationPost m -> mitigations.add(page, m, clock(m.at()));
      case Post.Question q -> question(page, q);
      case Post.FilePost(IncidentId _, Text title, Path file) ->
          page.verbatim(Style.PLAIN, "   📄 " + texts.of(title) + ": " + file);
      case Post.EvidencePost e -> new EvidenceLines(texts).add(page, e);
      case Post.Notice(var tone, Text text) -> notice(page, tone, text);
      case Post.Listing l -> listing(page, l);
      case Post.IncidentsPost(var list) -> incidents.add(page, list);
      case Post.TimelinePost t -> new TimelineLines(texts).add(page, t);
      case Post.ProbePost p -> probe(page, p);
      case Post.UpdatePost u -> updates.add(page, u);
      case Post.DraftPost d -> updates.add(page, d);
      case Post.PlanPost p -> new PlanLines(texts, this::clock).add(page, p);
    }
    return page.lines();
  }

  /** The one line that a running investigation keeps up to date. */
  private String progress(Post.Progress p) {
    String key =
        "progress"
            + (p.done() || p.phases() == 0 ? ".done" : "")
            + (p.missing() > 0 ? ".missing" : "");
    String elapsed = EntryWords.seconds(p.elapsed());
    String service = Cleaned.line(p.service(), 60);
    String said =
        texts.of(key, service, p.reached(), p.asked(), p.missing(), p.phase(), p.phases(), elapsed);
    return "   " + (p.done() ? "✔ " : "⏳ ") + said;
  }

  private void comparison(PageLayout page, Post.ComparisonPost c) {
    for (String difference : c.differences()) {
      page.paragraph(Style.PLAIN, "   ↔ ", Cleaned.line(difference, 400));
    }
    String asked = texts.count("instances", c.asked());
    if (c.missing().isEmpty()) {
      page.paragraph(Style.PLAIN, "   ", texts.of("coverage", c.answered(), asked));
      return;
    }
    List<String> missing =
        c.missing().stream()
            .map(m -> Cleaned.line(m.target(), 60) + " (" + Cleaned.line(m.reason(), 200) + ")")
            .toList();
    page.paragraph(
        Style.WARNING,
        "   ",
        texts.of("coverage.missing", c.answered(), asked, String.join(", ", missing)));
  }

  private void question(PageLayout page, Post.Question q) {
    page.paragraph(Style.HEAD, "   ❓ ", texts.of(q.asks()));
    q.choices()
        .forEach(c -> page.paragraph(Style.PLAIN, "      " + c.id() + "  ", texts.of(c.label())));
  }

  private void notice(PageLayout page, Post.Notice.Tone tone, Text text) {
    List<String> values = text.values().stream().map(v -> Cleaned.line(v, 400)).toList();
    String said = texts.of(new Text(text.key(), values));
    switch (tone) {
      case DONE -> page.paragraph(Style.GOOD, "✔ ", said);
      case INFO -> page.paragraph(Style.PLAIN, "", said);
      case WARNING -> page.paragraph(Style.WARNING, "⚠ ", said);
      case ERROR -> page.paragraph(Style.BAD, "✖ ", said);
    }
  }

  private void listing(PageLayout page, Post.Listing listing) {
    page.paragraph(Style.HEAD, "", texts.of(listing.title()));
    int widest =
        listing.rows().stream().mapToInt(r -> PageLayout.columns(r.name())).max().orElse(0);
    int column = Math.min(widest, width / 2);
    for (Post.Row row : listing.rows()) {
      String name = Cleaned.line(row.name(), 200);
      String about = Cleaned.line(texts.of(row.about()), 400);
      if (PageLayout.columns(name) > column) {
        page.paragraph(Style.PLAIN, "  ", name);
        page.paragraph(Style.PLAIN, " ".repeat(column + 4), about);
      } else {
        page.paragraph(
            Style.PLAIN, "  " + name + " ".repeat(column - PageLayout.columns(name) + 2), about);
      }
    }
  }

  private void probe(PageLayout page, Post.ProbePost p) {
    page.paragraph(
        Style.HEAD,
        "",
        texts.of("probe.title", p.probe(), p.target(), p.elapsed().toMillis() + " ms"));
    page.paragraph(Style.QUIET, "  $ ", Cleaned.line(p.command(), 400));
    texts
        .of(p.outcome())
        .lines()
        .limit(40)
        .forEach(line -> page.verbatim(Style.PLAIN, nested(line)));
    p.output()
        .lines()
        .limit(40)
        .forEach(line -> page.verbatim(Style.QUIET, "  │ " + Cleaned.line(line, width - 4)));
  }

  /** Spaces at the beginning stay: the reading of a record is nested by them. */
  private String nested(String line) {
    String words = line.stripLeading();
    return " ".repeat(2 + line.length() - words.length()) + Cleaned.line(words, width - 4);
  }

  private String clock(Instant at) {
    return CLOCK.format(at.atZone(zone));
  }

  static String names(List<String> targets) {
    return String.join(", ", targets.stream().map(t -> Cleaned.line(t, 60)).toList());
  }
}
