package dee.probes;

import java.util.Optional;

/**
 * What is kept of a probe's output.
 *
 * @param text for people to read
 */
public record Exhibit(String text, Optional<Attachment> attachment) {

  /** A text and nothing beside it. */
  public static Exhibit of(String text) {
    return new Exhibit(text, Optional.empty());
  }
}
