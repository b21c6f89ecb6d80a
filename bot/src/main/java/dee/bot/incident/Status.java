package dee.bot.incident;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How far the people are with an incident, and which moves are legal. */
public enum Status {
  INVESTIGATING,
  IDENTIFIED,
  MITIGATED,
  MONITORING,
  RESOLVED,
  CLOSED;

  /** As people read and type it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads the word, in any case; empty when there is no such status. */
  public static Optional<Status> parse(String text) {
    return Arrays.stream(values()).filter(s -> s.word().equalsIgnoreCase(text.strip())).findFirst();
  }

  /**
   * Where one may go from here: forwards, and back when the symptom comes back; closed is final.
   */
  public List<Status> next() {
    return switch (this) {
      case INVESTIGATING -> List.of(IDENTIFIED, MITIGATED, MONITORING, RESOLVED);
      case IDENTIFIED -> List.of(INVESTIGATING, MITIGATED, MONITORING, RESOLVED);
      case MITIGATED -> List.of(INVESTIGATING, IDENTIFIED, MONITORING, RESOLVED);
      case MONITORING -> List.of(INVESTIGATING, IDENTIFIED, MITIGATED, RESOLVED);
      case RESOLVED -> List.of(INVESTIGATING, CLOSED);
      case CLOSED -> List.of();
    };
  }

  public boolean mayBecome(Status other) {
    return next().contains(other);
  }

  /** Whether people still work on it. */
  public boolean open() {
    return this != RESOLVED && this != CLOSED;
  }
}
