package dee.bot.console;

import dee.bot.console.StyledLine.Style;
import dee.bot.incident.Incident;
import dee.bot.incident.Plan;
import dee.bot.incident.Role;
import dee.bot.incident.Severity;
import dee.bot.room.Cleaned;
import dee.bot.room.EntryWords;
import dee.bot.room.Post;
import dee.bot.room.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The lines of an incident as a whole: announced, as it stands, in a list. */
final class IncidentLines {

  private static final String INDENT = "   ";

  private final Texts texts;
  private final Function<Instant, String> clock;

  IncidentLines(Texts texts, Function<Instant, String> clock) {
    this.texts = texts;
    this.clock = clock;
  }

  void add(PageLayout page, Post.Announcement a) {
    page.paragraph(
        Style.HEAD,
        mark(a.severity()) + " ",
        texts.of(
            "announcement.title",
            a.incident(),
            Cleaned.line(a.service(), 60),
            Cleaned.line(a.summary(), 200),
            a.severity().label()),
        clock.apply(a.at()));
    String since = a.since().map(at -> texts.of("announcement.since", clock.apply(at))).orElse("");
    page.paragraph(Style.PLAIN, INDENT, texts.sentences(List.of(since, lead(a.lead()))));
    String next =
        a.next()
            .map(at -> texts.of("announcement.next", clock.apply(at)))
            .orElseGet(() -> texts.of("announcement.next.none", a.severity().label()));
    page.paragraph(Style.PLAIN, INDENT, texts.sentences(List.of(texts.of(a.doing()), next)));
  }

  private String lead(Optional<String> lead) {
    return lead.map(person -> texts.of("announcement.lead", Cleaned.line(person, 60)))
        .orElseGet(() -> texts.of("announcement.no-lead"));
  }

  private static String mark(Severity severity) {
    return switch (severity) {
      case SEV_1, SEV_2 -> "🔴";
      case SEV_3 -> "🟡";
      case SEV_4 -> "🔵";
    };
  }

  void add(PageLayout page, Post.AlertPost a) {
    String monitor = Cleaned.line(a.monitor(), 60);
    String name = Cleaned.line(a.name(), 100);
    String text = Cleaned.line(a.text(), 300);
    Optional<String> since = a.since().map(clock);
    page.paragraph(
        Style.PLAIN,
        INDENT,
        since.isPresent()
            ? texts.of("alert.since", monitor, name, text, since.get())
            : texts.of("alert", monitor, name, text));
  }

  void add(PageLayout page, Post.Card card) {
    Incident incident = card.incident();
    page.paragraph(
        Style.HEAD,
        mark(incident.severity()) + " ",
        texts.of(
            "card.title",
            incident.id(),
            Cleaned.line(incident.service(), 60),
            Cleaned.line(incident.summary(), 200),
            incident.severity().label()));
    List<String> standing = new ArrayList<>();
    standing.add(
        texts.of("card.status", clock.apply(incident.declaredAt()), incident.status().word()));
    standing.add(lead(incident.lead()));
    for (Role role : Role.values()) {
      Optional.ofNullable(incident.roles().get(role))
          .filter(_ -> role != Role.LEAD)
          .ifPresent(person ->
              standing.add(
                  texts.of(
                      "card.role", texts.of("role." + role.word()), Cleaned.line(person, 60))));
    }
    page.paragraph(Style.PLAIN, INDENT, texts.sentences(standing));
    card.next().ifPresent(next -> due(page, next));
    card.coverage()
        .ifPresent(c ->
            page.paragraph(
                c.answered() < c.asked() ? Style.WARNING : Style.PLAIN,
                INDENT,
                texts.of("card.coverage", c.answered(), c.asked())));
    known(page, card.known());
    for (Plan plan : card.waiting()) {
      page.paragraph(
          Style.WARNING,
          INDENT + "🛠 ",
          texts.of(
              "card.waiting",
              plan.id(),
              Cleaned.line(plan.name(), 60),
              clock.apply(plan.expires())));
    }
    for (Plan.Kept kept : card.aside()) {
      page.paragraph(
          Style.PLAIN,
          INDENT + "⏸ ",
          texts.of("card.aside", Cleaned.line(kept.target(), 60), clock.apply(kept.until())));
    }
  }

  private void due(PageLayout page, Post.Due next) {
    page.paragraph(
        next.overdue() ? Style.WARNING : Style.PLAIN,
        INDENT,
        texts.of(next.overdue() ? "card.next.overdue" : "card.next", clock.apply(next.at())));
  }

  private void known(PageLayout page, List<Post.Known> known) {
    if (known.isEmpty()) {
      page.paragraph(Style.PLAIN, INDENT, texts.of("card.nothing"));
    }
    for (Post.Known k : known) {
      String verdict = texts.of("verdict." + EntryWords.verdict(k.verdict()));
      String causes = k.causes().isEmpty() ? "" : ": " + String.join(", ", k.causes());
      page.paragraph(
          Style.PLAIN,
          INDENT + FindingLines.mark(k.verdict()) + " ",
          texts.of("card.known", TextRendering.names(k.targets()), verdict + causes));
    }
  }

  void add(PageLayout page, List<Incident> incidents) {
    if (incidents.isEmpty()) {
      page.paragraph(Style.PLAIN, "", texts.of("incidents.none"));
    }
    for (Incident i : incidents) {
      page.paragraph(
          Style.PLAIN,
          mark(i.severity()) + " ",
          texts.of(
              "incidents.line",
              i.id(),
              Cleaned.line(i.service(), 60),
              Cleaned.line(i.summary(), 100),
              i.severity().label(),
              i.status().word()),
          clock.apply(i.declaredAt()));
    }
  }
}
