package dee.probes;

import java.util.Optional;

/**
 * What a probe's output leaves.
 *
 * @param seen for people to read, whether or not it is kept
 * @param note what is to be known of the attachment where that is kept; empty without one
 */
public record Exhibit(String seen, String note, Optional<Attachment> attachment) {

  /** A text and nothing beside it. */
  public static Exhibit of(String text) {
    return new Exhibit(text, "", Optional.empty());
  }

  /** The text that is kept. */
  public String text() {
    return seen + note;
  }
}
