package dee.bot.incident;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** The port to where evidence is kept, texts and files, each under the hash of its content. */
public interface EvidenceArchive {

  /**
   * Keeps a text for good before it returns; keeping the same text again changes nothing.
   *
   * @return the sha256 of the text as UTF-8, in lower-case hex
   */
  default String keep(String text) {
    return keep(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Keeps a file's bytes for good before it returns; keeping the same again changes nothing.
   *
   * @return the sha256 of the bytes, in lower-case hex
   */
  String keep(byte[] bytes);

  /**
   * The text of that hash; empty when it was never kept, was pruned, or no longer has that hash.
   */
  default Optional<String> text(String sha256) {
    return bytes(sha256).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /** The bytes of that hash; empty when the text would be. */
  Optional<byte[]> bytes(String sha256);

  /** When what has that hash was pruned because it was old; empty when it was not. */
  default Optional<Instant> prunedAt(String sha256) {
    return Optional.empty();
  }
}
