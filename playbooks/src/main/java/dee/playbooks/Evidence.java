package dee.playbooks;

import dee.probes.Attachment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One probe's raw output as it is kept.
 *
 * @param id short and unique within a run: {@code e1}, {@code e2}, …
 * @param target the machine that was asked, or that was asked about
 * @param probe the probe's id
 * @param command what a person would type to see the same
 * @param at when it was taken, by the target's clock where it was taken there
 * @param exit the script's exit status; 0 for what Dee's own host asked
 * @param elapsed how long it took
 * @param sha256 of {@code text} as UTF-8, in hex
 * @param bytes the length of {@code text} as UTF-8
 * @param redactions how many secrets were taken out
 * @param text the output, cleaned and redacted
 * @param attachment what was kept beside it, for people's own tools
 */
public record Evidence(
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
    String text,
    Optional<Attachment> attachment) {

  /** One with nothing beside its text. */
  public Evidence(
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
      String text) {
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
        text,
        Optional.empty());
  }
}
