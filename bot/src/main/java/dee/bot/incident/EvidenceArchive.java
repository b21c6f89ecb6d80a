package dee.bot.incident;

import java.time.Instant;
import java.util.Optional;

/** The port to where the texts of evidence are kept, each under the hash of its content. */
public interface EvidenceArchive {

  /**
   * Keeps a text for good before it returns; keeping the same text again changes nothing.
   *
   * @return the sha256 of the text as UTF-8, in lower-case hex
   */
  String keep(String text);

  /**
   * The text of that hash; empty when it was never kept, was pruned, or no longer has that hash.
   */
  Optional<String> text(String sha256);

  /** When the text of that hash was pruned because it was old; empty when it was not. */
  default Optional<Instant> prunedAt(String sha256) {
    return Optional.empty();
  }
}
