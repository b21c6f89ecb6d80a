package dee.bot.incident;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How bad an incident is; SEV-1 is the worst. */
public enum Severity {
  SEV_1(1),
  SEV_2(2),
  SEV_3(3),
  SEV_4(4);

  private final int level;

  Severity(int level) {
    this.level = level;
  }

  /** As people read it: {@code SEV-2}. */
  public String label() {
    return "SEV-" + level;
  }

  /** As people type it: {@code sev2}. */
  public String word() {
    return "sev" + level;
  }

  /** Reads {@code sev2}, {@code SEV-2} or {@code 2}; empty when it is none of them. */
  public static Optional<Severity> parse(String text) {
    String digits = text.strip().toLowerCase(Locale.ROOT).replaceFirst("^sev[-_]?", "");
    return Arrays.stream(values())
        .filter(s -> digits.equals(Integer.toString(s.level)))
        .findFirst();
  }
}
