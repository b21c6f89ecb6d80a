package dee.bot.target;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person may be allowed to do. */
public enum Right {
  /** See incidents, timelines and lists. */
  READ,
  /** Have targets looked at. */
  PROBE,
  /** Open incidents and write to their timelines. */
  DECLARE,
  /** Agree to plans that change something. */
  APPROVE,
  /** All of these. */
  ADMIN;

  /** As people read and type it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads the word, in any case; empty when there is no such right. */
  public static Optional<Right> parse(String text) {
    return Arrays.stream(values())
        .filter(right -> right.word().equalsIgnoreCase(text.strip()))
        .findFirst();
  }
}
