package dee.bot.postmortem.sections;

import static dee.bot.postmortem.sections.MarkdownText.value;

import dee.bot.incident.EvidenceArchive;
import dee.bot.incident.Happening.EvidenceKept;
import dee.bot.incident.KeptEvidence;
import dee.bot.incident.KeptFile;
import dee.bot.postmortem.facts.CaseFile;
import dee.bot.postmortem.facts.Cited;
import dee.bot.postmortem.facts.Clocks;
import dee.bot.postmortem.facts.Clocks.Skew;
import dee.bot.postmortem.facts.EvidenceNames;
import dee.bot.postmortem.facts.Findings;
import dee.bot.postmortem.facts.Told;
import dee.bot.room.Cleaned;
import dee.bot.room.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists the evidence: what was asked, where, when, and how the answer begins. */
public record EvidenceAppendix(Texts texts, EvidenceArchive archive) implements Section {

  private static final int LINES = 20;
  private static final int COLUMNS = 200;

  /** Of more items than these only those that something rests on are quoted. */
  private static final int EXCERPTS = 120;

  /** Only the beginning of a long text is looked at. */
  private static final int LONGEST = 200_000;

  @Override
  public void write(CaseFile file, MarkdownText out) {
    out.heading(2, texts.of("pm.evidence"));
    List<Told<EvidenceKept>> evidence = file.evidence();
    if (evidence.isEmpty()) {
      out.paragraph(texts.of("pm.evidence.none"));
    }
    Set<String> quoted = quoted(file, evidence);
    Clocks clocks = new Clocks(file);
    Set<String> shown =
        new Findings(file)
            .groups().stream()
                .flatMap(g -> Findings.packets(g.first()).stream())
                .flatMap(exchange -> exchange.evidence().stream())
                .collect(Collectors.toSet());
    for (Told<EvidenceKept> told : evidence) {
      KeptEvidence kept = told.what().evidence();
      one(told, clocks.of(told.what().run(), kept.target()), shown, out);
      if (quoted.contains(kept.id())) {
        excerpt(kept, out);
      } else {
        out.paragraph(texts.of("pm.evidence.not-quoted"));
      }
    }
  }

  private static Set<String> quoted(CaseFile file, List<Told<EvidenceKept>> evidence) {
    Set<String> cited = evidence.size() > EXCERPTS ? Cited.in(file) : Set.of();
    return evidence.stream()
        .map(e -> e.what().evidence().id())
        .filter(id -> cited.isEmpty() || cited.contains(id))
        .limit(EXCERPTS)
        .collect(Collectors.toSet());
  }

  private void one(Told<EvidenceKept> told, Optional<Skew> skew, Set<String> shown, MarkdownText out) {
    Wording wording = new Wording(texts);
    KeptEvidence e = told.what().evidence();
    out.heading(
        3, texts.of("pm.evidence.title", value(e.id()), value(e.probe()), value(e.target())));
    out.bullet(texts.of("pm.evidence.command", MarkdownText.code(e.command())), List.of());
    String took = Wording.duration(e.elapsed());
    out.bullet(
        skew.map(s ->
                texts.of(
                    "pm.evidence.taken",
                    wording.time(e.at().minus(s.ahead())),
                    took,
                    e.exit(),
                    wording.time(e.at()),
                    Wording.skew(s.ahead())))
            .orElseGet(
                () -> texts.of("pm.evidence.taken.unknown", wording.time(e.at()), took, e.exit())),
        skew.map(s -> List.of(told.label(), s.label())).orElse(List.of(told.label())));
    out.bullet(texts.of("pm.evidence.sha256", value(e.sha256()), e.bytes()), List.of());
    out.bullet(texts.count("pm.evidence.redactions", e.redactions()), List.of());
    e.file().ifPresent(kept -> file(e, kept, out));
    if (shown.contains(e.id())) {
      out.bullet(texts.of("pm.evidence.shown", texts.of("pm.causes")), List.of());
    }
    out.endOfList();
  }

  private void file(KeptEvidence e, KeptFile kept, MarkdownText out) {
    out.bullet(
        texts.of(
            "pm.evidence.file",
            MarkdownText.code(EvidenceNames.inBundle(e, kept.suffix())),
            kept.bytes(),
            value(kept.sha256())),
        List.of());
    if (kept.suffix().equals("pcap")) {
      out.bullet(texts.of("evidence.pcap"), List.of());
    }
  }

  private void excerpt(KeptEvidence e, MarkdownText out) {
    Optional<String> text = archive.text(e.sha256());
    if (text.isEmpty()) {
      out.paragraph(texts.of("pm.evidence.gone"));
      return;
    }
    String head = text.get().substring(0, Math.min(text.get().length(), LONGEST));
    List<String> lines =
        new ArrayList<>(head.lines().limit(LINES).map(l -> Cleaned.line(l, COLUMNS)).toList());
    long more = text.get().lines().count() - lines.size();
    if (more > 0) {
      lines.add(texts.count("pm.evidence.more", more));
    }
    out.verbatim(lines);
  }
}
