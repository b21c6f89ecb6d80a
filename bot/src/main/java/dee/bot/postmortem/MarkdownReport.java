package dee.bot.postmortem;

import static dee.bot.postmortem.MarkdownText.value;

import dee.bot.incident.EvidenceArchive;
import dee.bot.incident.Happening.AlertReceived;
import dee.bot.incident.Happening.EvidenceKept;
import dee.bot.incident.Happening.InstanceJudged;
import dee.bot.incident.Happening.InvestigationStarted;
import dee.bot.incident.Happening.MitigationProposed;
import dee.bot.incident.Happening.StatusChanged;
import dee.bot.incident.Incident;
import dee.bot.incident.Judgement;
import dee.bot.incident.Judgement.Link;
import dee.bot.incident.KeptEvidence;
import dee.bot.incident.Proposal;
import dee.bot.incident.Status;
import dee.bot.incident.TimelineEntry;
import dee.bot.postmortem.CaseFile.Group;
import dee.bot.postmortem.CaseFile.Told;
import dee.bot.room.EntryWords;
import dee.bot.room.Texts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells a case in Markdown. Pure: the same timeline and evidence give the same text. Every claim
 * ends in the ids of what it rests on; what is not on record is "unknown".
 */
final class MarkdownReport {

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private final Texts texts;
  private final EntryWords words;
  private final CaseFile file;
  private final MarkdownText out = new MarkdownText();

  MarkdownReport(Texts texts, CaseFile file) {
    this.texts = texts;
    this.words = new EntryWords(texts);
    this.file = file;
  }

  String write(EvidenceArchive archive) {
    header();
    summary();
    keyTimes();
    timeline();
    new CauseSections(texts, file, out).write();
    mitigation();
    actions();
    new EvidenceAppendix(texts, out).write(file.evidence(), archive);
    return out.toString();
  }

  private void header() {
    Incident i = file.incident();
    out.heading(1, texts.of("pm.title", i.id(), value(i.service())));
    String label = file.entries().getFirst().label();
    out.bullet(texts.of("pm.header.summary", value(i.summary())), List.of(label));
    out.bullet(texts.of("pm.header.severity", i.severity().label()), List.of(label));
    out.bullet(texts.of("pm.header.status", i.status().word()), List.of(statusLabel()));
    out.bullet(
        texts.of(
            "pm.header.lead", i.lead().map(MarkdownText::value).orElse(texts.of("pm.unknown"))),
        List.of());
    out.endOfList();
    out.paragraph(texts.of("pm.about"));
  }

  private String statusLabel() {
    List<Told<StatusChanged>> moves = file.all(StatusChanged.class);
    return moves.isEmpty() ? file.entries().getFirst().label() : moves.getLast().entry().label();
  }

  private void summary() {
    out.heading(2, texts.of("pm.summary"));
    Incident i = file.incident();
    out.bullet(
        texts.of(
            "pm.summary.declared",
            UTC.format(i.declaredAt()),
            value(i.service()),
            value(i.summary())),
        List.of(file.entries().getFirst().label()));
    for (Group group : file.groups()) {
      Judgement j = group.first();
      String targets = value(String.join(", ", group.targets()));
      String causes =
          j.causeLinks().isEmpty()
              ? value(String.join(", ", j.causes()))
              : String.join("; ", j.causeLinks().stream().map(l -> value(l.states())).toList());
      String symptoms = value(String.join(", ", j.symptoms()));
      out.bullet(
          texts.of("pm.summary." + verdict(j), targets, causes, symptoms),
          references(group, j.chain().isEmpty() ? j.evidence() : j.chainEvidence()));
    }
    file.lastRun()
        .ifPresent(run ->
            out.bullet(
                texts.of(
                    "pm.summary.coverage",
                    run.what().answered(),
                    texts.count("instances", run.what().asked())),
                List.of(run.entry().label())));
    out.endOfList();
  }

  /** Where clients were not seen to suffer, nothing is said of them. */
  private static String verdict(Judgement j) {
    boolean silent = j.verdict() == Judgement.Verdict.UNRESOLVED && j.symptoms().isEmpty();
    return EntryWords.verdict(j.verdict()) + (silent ? ".no-symptom" : "");
  }

  /** The evidence of a group's first instance, then the entries of all. */
  private static List<String> references(Group group, List<String> evidence) {
    return Stream.concat(evidence.stream(), group.labels().stream()).toList();
  }

  private void keyTimes() {
    out.heading(2, texts.of("pm.times"));
    Optional<Told<AlertReceived>> alert = file.all(AlertReceived.class).stream().findFirst();
    List<List<String>> rows = new ArrayList<>();
    rows.add(time("pm.times.began", alert.flatMap(a -> a.what().since()), alert.map(Told::entry)));
    rows.add(time("pm.times.detected", alert.map(a -> a.entry().at()), alert.map(Told::entry)));
    rows.add(time("pm.times.declared", Optional.of(file.entries().getFirst())));
    rows.add(time("pm.times.probed", file.firstOf(InvestigationStarted.class)));
    rows.add(time("pm.times.judged", file.firstOf(InstanceJudged.class)));
    rows.add(time("pm.times.mitigated", file.firstMoveTo(Status.MITIGATED)));
    rows.add(time("pm.times.resolved", file.firstMoveTo(Status.RESOLVED)));
    out.table(
        List.of(texts.of("pm.times.what"), texts.of("pm.times.utc"), texts.of("pm.times.source")),
        rows);
  }

  private List<String> time(String key, Optional<TimelineEntry> entry) {
    return time(key, entry.map(TimelineEntry::at), entry);
  }

  private List<String> time(String key, Optional<Instant> at, Optional<TimelineEntry> source) {
    return List.of(
        texts.of(key),
        at.map(UTC::format).orElse(texts.of("pm.unknown")),
        at.isEmpty() ? "" : source.map(TimelineEntry::label).orElse(""));
  }

  private void timeline() {
    out.heading(2, texts.of("pm.timeline"));
    List<TimelineEntry> together = new ArrayList<>();
    for (TimelineEntry entry : file.entries()) {
      if (!together.isEmpty() && !alike(together.getLast(), entry)) {
        line(together);
        together.clear();
      }
      together.add(entry);
    }
    line(together);
    out.endOfList();
  }

  /** Whether both keep evidence of the same target, so that one line tells of both. */
  private static boolean alike(TimelineEntry one, TimelineEntry next) {
    return one.what() instanceof EvidenceKept(int _, KeptEvidence a)
        && next.what() instanceof EvidenceKept(int _, KeptEvidence b)
        && a.target().equals(b.target());
  }

  private void line(List<TimelineEntry> together) {
    List<KeptEvidence> kept =
        together.stream()
            .map(TimelineEntry::what)
            .filter(EvidenceKept.class::isInstance)
            .map(e -> ((EvidenceKept) e).evidence())
            .toList();
    TimelineEntry first = together.getFirst();
    String told =
        kept.isEmpty()
            ? words.of(first.what())
            : texts.of(
                "pm.timeline.evidence",
                kept.getFirst().target(),
                String.join(", ", kept.stream().map(KeptEvidence::probe).toList()));
    out.bullet(
        texts.of("pm.timeline.line", UTC.format(first.at()), value(first.by().name()), value(told)),
        Stream.concat(
                kept.stream().map(KeptEvidence::id), together.stream().map(TimelineEntry::label))
            .toList());
  }

  private void mitigation() {
    out.heading(2, texts.of("pm.mitigation"));
    Optional<Told<MitigationProposed>> proposed = file.lastProposal();
    if (proposed.isEmpty()) {
      out.paragraph(texts.of("pm.mitigation.none"));
      return;
    }
    for (Proposal p : proposed.get().what().proposals()) {
      String targets = value(String.join(", ", p.targets()));
      out.bullet(
          p.keeps().isEmpty()
              ? texts.of("pm.mitigation.proposed", value(p.name()), targets)
              : texts.of(
                  "pm.mitigation.proposed.keeps",
                  value(p.name()),
                  targets,
                  value(String.join(", ", p.keeps()))),
          List.of(proposed.get().entry().label()));
    }
    out.endOfList();
    out.paragraph(texts.of("pm.mitigation.not-run"));
  }

  private void actions() {
    out.heading(2, texts.of("pm.actions"));
    Map<String, Link> causes = new LinkedHashMap<>();
    Map<String, String> labels = new LinkedHashMap<>();
    for (Group group : file.groups()) {
      for (Link link : group.first().causeLinks()) {
        if (!link.realFix().isEmpty() && causes.putIfAbsent(link.condition(), link) == null) {
          labels.put(link.condition(), group.labels().getFirst());
        }
      }
    }
    if (causes.isEmpty()) {
      out.paragraph(texts.of("pm.actions.none"));
      return;
    }
    List<List<String>> rows =
        causes.values().stream()
            .map(l ->
                List.of(
                    value(l.realFix()),
                    value(l.condition()),
                    texts.of("pm.actions.owner"),
                    texts.of("pm.actions.due"),
                    String.valueOf(labels.get(l.condition()))))
            .toList();
    out.table(
        List.of(
            texts.of("pm.actions.what"),
            texts.of("pm.actions.against"),
            texts.of("pm.actions.who"),
            texts.of("pm.actions.when"),
            texts.of("pm.times.source")),
        rows);
  }
}
