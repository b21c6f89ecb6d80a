package dee.bot.room;

import dee.bot.incident.KeptEvidence;
import dee.bot.incident.KeptFile;
import java.util.ArrayList;
import java.util.List;

/** How one item of evidence is described wherever a copy of it is offered. */
public record EvidenceWords(Texts texts, Post.EvidencePost post) {

  /** What it is, of which machine and incident. */
  public String title() {
    KeptEvidence kept = post.evidence();
    return texts.of(
        "evidence.title",
        Cleaned.line(kept.id(), 20),
        Cleaned.line(kept.probe(), 60),
        Cleaned.line(kept.target(), 60),
        post.incident());
  }

  /** When it was taken, and how much was taken out. */
  public String taken() {
    KeptEvidence kept = post.evidence();
    return texts.sentences(
        List.of(
            texts.of(
                "evidence.taken",
                UtcTime.exactly(kept.at()),
                EntryWords.seconds(kept.elapsed()),
                kept.exit()),
            texts.count("evidence.redactions", kept.redactions())));
  }

  /** What is to be known of the file beside the text; often nothing. */
  public List<String> beside() {
    List<String> said = new ArrayList<>();
    for (KeptFile file : post.evidence().file().stream().toList()) {
      if (post.file().isEmpty()) {
        said.add(texts.of("evidence.file-gone", Cleaned.line(file.suffix(), 8)));
      } else if (file.suffix().equals("pcap")) {
        said.add(texts.of("evidence.pcap"));
      }
    }
    return said;
  }
}
