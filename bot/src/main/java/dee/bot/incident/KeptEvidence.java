package dee.bot.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One probe's raw output as an incident refers to it; the text is in the {@link EvidenceArchive}.
 *
 * @param id unique within the incident: {@code e1}, {@code e2}, …
 * @param target the machine that was asked, or that was asked about
 * @param probe the probe's id
 * @param command what a person would type to see the same
 * @param at when it was taken, by the target's clock where it was taken there
 * @param exit the script's exit status
 * @param sha256 of the text as UTF-8, in hex: its key in the archive
 * @param bytes the length of the text as UTF-8
 * @param redactions how many secrets were taken out
 * @param file what was kept beside the text, for people's own tools
 */
public record KeptEvidence(
    String id,
    String target,
    String probe,
    String command,
    Instant at,
    int exit,
    Duration elapsed,
    String sha256,
    int bytes,
    int redactions,
    Optional<KeptFile> file) {

  /** One with nothing beside its text. */
  public KeptEvidence(
      String id,
      String target,
      String probe,
      String command,
      Instant at,
      int exit,
      Duration elapsed,
      String sha256,
      int bytes,
      int redactions) {
    this(
        id,
        target,
        probe,
        command,
        at,
        exit,
        elapsed,
        sha256,
        bytes,
        redactions,
        Optional.empty());
  }
}
