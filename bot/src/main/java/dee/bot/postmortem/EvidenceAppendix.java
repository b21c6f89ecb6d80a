package dee.bot.postmortem;

import static dee.bot.postmortem.MarkdownText.value;

import dee.bot.incident.EvidenceArchive;
import dee.bot.incident.KeptEvidence;
import dee.bot.room.Cleaned;
import dee.bot.room.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists the evidence: what was asked, where, when, and how the answer begins. */
final class EvidenceAppendix {

  private static final int LINES = 20;
  private static final int COLUMNS = 200;

  private final Texts texts;
  private final MarkdownText out;

  EvidenceAppendix(Texts texts, MarkdownText out) {
    this.texts = texts;
    this.out = out;
  }

  void write(List<KeptEvidence> evidence, EvidenceArchive archive) {
    out.heading(2, texts.of("pm.evidence"));
    if (evidence.isEmpty()) {
      out.paragraph(texts.of("pm.evidence.none"));
    }
    evidence.forEach(e -> one(e, archive.text(e.sha256())));
  }

  private void one(KeptEvidence e, Optional<String> text) {
    out.heading(
        3, texts.of("pm.evidence.title", value(e.id()), value(e.probe()), value(e.target())));
    out.bullet(texts.of("pm.evidence.command", MarkdownText.code(e.command())), List.of());
    out.bullet(
        texts.of("pm.evidence.taken", e.at(), e.elapsed().toMillis() + " ms", e.exit()), List.of());
    out.bullet(texts.of("pm.evidence.sha256", e.sha256(), e.bytes()), List.of());
    out.bullet(texts.count("pm.evidence.redactions", e.redactions()), List.of());
    out.endOfList();
    if (text.isEmpty()) {
      out.paragraph(texts.of("pm.evidence.gone"));
      return;
    }
    out.verbatim(excerpt(text.get()));
  }

  private List<String> excerpt(String text) {
    List<String> lines =
        new ArrayList<>(text.lines().limit(LINES).map(l -> Cleaned.line(l, COLUMNS)).toList());
    long more = text.lines().count() - lines.size();
    if (more > 0) {
      lines.add(texts.count("pm.evidence.more", more));
    }
    return lines;
  }
}
