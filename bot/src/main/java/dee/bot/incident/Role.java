package dee.bot.incident;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What one person does in an incident. */
public enum Role {
  /** Decides. */
  LEAD,
  /** Writes down what happens. */
  SCRIBE,
  /** Tells everyone outside. */
  COMMUNICATIONS;

  /** As people read and type it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads the word, in any case; empty when there is no such role. */
  public static Optional<Role> parse(String text) {
    return Arrays.stream(values()).filter(r -> r.word().equalsIgnoreCase(text.strip())).findFirst();
  }
}
